using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads a command: a compound one, a function, or a simple one.</summary>
internal sealed class CommandReader(ShellInput input, ListReader lists)
{
    private readonly CompoundReader compounds = new(input, lists);
    private readonly RedirectionReader redirections = new(input, lists);
    private readonly SpareLists<ShellWord> spare = new();

    internal ShellCommand Read()
    {
        var at = input.Here;
        input.Enter();
        var compound = compounds.TryRead() as ShellCommand ?? Function(at);
        input.Leave();
        return compound is null ? Simple(at)
            : redirections.All() is { } all ? compound with { Redirections = FewBuilder.Of(all) }
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
        List<ShellAssignment>? assignments = null;
        List<ShellRedirection>? all = null;
        var words = spare.Take();
        for (input.SkipBlanks(); ; input.SkipBlanks())
        {
            if (redirections.TryRead() is { } redirection)
            {
                (all ??= []).Add(redirection);
            }
            else if (input.Current == '(' && words is [{ Literal: { } name }] && assignments is null && all is null)
            {
                Return(words);
                return Defined(at, name);
            }
            else if (lists.Words.Read() is not { } word)
            {
                break;
            }
            else if (words.Count == 0 && AssignmentReader.Of(word) is { } assignment)
            {
                (assignments ??= []).Add(assignment);
            }
            else
            {
                words.Add(word);
            }
        }

        return words.Count > 0 || assignments is not null || all is not null
            ? new SimpleCommand(at, FewBuilder.Of(assignments), Return(words)) { Redirections = FewBuilder.Of(all) }
            : throw input.Fault(input.IsEnd ? "a command is missing at the end" : $"a command is missing before '{input.Current}'");
    }

    /// <summary>The words, in a list that is no longer than needed; the other one is used again.</summary>
    private ShellWord[] Return(List<ShellWord> words)
    {
        ShellWord[] read = [.. words];
        spare.Return(words);
        return read;
    }

    private FunctionDefinition Defined(ShellPosition at, string name)
    {
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
