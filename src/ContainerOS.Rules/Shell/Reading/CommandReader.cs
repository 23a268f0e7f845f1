using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads a command: a compound one, a function, or a simple one.</summary>
internal sealed class CommandReader(ShellInput input, ListReader lists)
{
    private readonly CompoundReader compounds = new(input, lists);
    private readonly RedirectionReader redirections = new(input, lists);

    internal ShellCommand Read()
    {
        var at = input.Here;
        input.Enter();
        var compound = compounds.TryRead() as ShellCommand ?? Function(at);
        input.Leave();
        return compound is { } command
            ? command with { Redirections = redirections.All() }
            : Simple(at);
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
        var (assignments, words, all) = (new List<ShellAssignment>(0), new List<ShellWord>(), new List<ShellRedirection>(0));
        for (input.SkipBlanks(); ; input.SkipBlanks())
        {
            if (redirections.TryRead() is { } redirection)
            {
                all.Add(redirection);
            }
            else if (input.Current == '(' && words is [{ Literal: { } name }] && assignments.Count == 0 && all.Count == 0)
            {
                return Defined(at, name);
            }
            else if (lists.Words.Read() is not { } word)
            {
                break;
            }
            else if (words.Count == 0 && AssignmentReader.Of(word) is { } assignment)
            {
                assignments.Add(assignment);
            }
            else
            {
                words.Add(word);
            }
        }

        return words.Count + assignments.Count + all.Count > 0
            ? new SimpleCommand(at, assignments, words) { Redirections = all }
            : throw input.Fault(input.IsEnd ? "a command is missing at the end" : $"a command is missing before '{input.Current}'");
    }

    private FunctionDefinition Defined(ShellPosition at, string name)
    {
        input.Take();
        input.SkipBlanks();
        return input.TryTake(")") ? input.Within(() => Body(at, name)) : throw input.Fault("'(' is not expected here");
    }
}
