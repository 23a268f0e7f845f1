using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads a command: a compound one, a function, or a simple one.</summary>
internal sealed class CommandReader(ShellInput input, ListReader lists)
{
    private readonly CompoundReader compounds = new(input, lists);
    private readonly RedirectionReader redirections = new(input, lists);
    private readonly NodeBuffer<ShellAssignment> assignments = new();

    internal ShellCommand Read()
    {
        var at = input.Here;
        input.Enter();
        var compound = compounds.TryRead() as ShellCommand ?? Function(at);
        input.Leave();
        return compound is null ? Simple(at)
            : redirections.All() is { Count: > 0 } all ? compound with { Redirections = all }
            : compound;
    }

    /// <summary><c>function name { ... }</c>; the other form is told while reading a simple command.</summary>
    private FunctionDefinition? Function(ShellPosition at)
    {
        if (!input.PeekRun().SequenceEqual("function"))
        {
            return null;
        }

        input.TryTake("function");
        input.SkipBlanks();
        var name = lists.Words.Read()?.Literal ?? throw input.Fault("a function needs a name");
        input.SkipBlanks();
        _ = input.TryTake("()");
        return Body(at, name);
    }

    private FunctionDefinition Body(ShellPosition at, string name)
    {
        lists.SkipLines();
        return new FunctionDefinition(at, name, Read());
    }

    private ShellCommand Simple(ShellPosition at)
    {
        var (assignment, redirection) = (assignments.Count, redirections.Gathered.Count);
        var words = lists.Words.Spare.Rent();
        for (input.SkipBlanks(); redirections.TryGather() || TryGather(words); input.SkipBlanks()) { }

        return input.Current == '('
            && words is [{ Literal: { } name }]
            && assignments.Count == assignment
            && redirections.Gathered.Count == redirection
                ? Defined(at, name, words)
            : words.Count > 0 || assignments.Count > assignment || redirections.Gathered.Count > redirection
                ? new SimpleCommand(at, assignments.TakeFrom(assignment), lists.Words.Spare.ToArrayAndReturn(words))
                {
                    Redirections = redirections.Gathered.TakeFrom(redirection),
                }
            : throw input.Fault(input.IsEnd ? "a command is missing at the end" : $"a command is missing before '{input.Current}'");
    }

    /// <summary>Reads a word, which may be an assignment while there are no others; whether there was one.</summary>
    private bool TryGather(List<ShellWord> words)
    {
        if (lists.Words.Read() is not { } word)
        {
            return false;
        }

        if (words.Count == 0 && AssignmentReader.Of(word) is { } assignment)
        {
            assignments.Add(assignment);
        }
        else
        {
            words.Add(word);
        }

        return true;
    }

    private FunctionDefinition Defined(ShellPosition at, string name, List<ShellWord> words)
    {
        lists.Words.Spare.Return(words);
        input.Take();
        input.SkipBlanks();
        if (!input.TryTake(")"))
        {
            throw input.Fault("'(' is not expected here");
        }

        input.Enter();
        var defined = Body(at, name);
        input.Leave();
        return defined;
    }
}
