using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads <c>case</c>: patterns are words, not commands.</summary>
internal sealed class CaseReader(ShellInput input, ListReader lists, NodeBuffer<CommandList> bodies)
{
    internal CompoundCommand Read(ShellPosition at)
    {
        input.TryTake("case");
        input.SkipBlanks();
        var words = lists.Words.Spare.Rent();
        words.Add(lists.Words.Read() ?? throw input.Fault("case needs a word"));
        var first = bodies.Count;
        _ = lists.TakeWord("in") ?? throw input.Fault("case needs 'in'");
        while (lists.TakeWord("esac") is null)
        {
            Patterns(words, at);
            bodies.Add(lists.Inner());
            _ = lists.TakeWord(";;&", ";;", ";&");
        }

        return new CompoundCommand(at, CompoundKind.Case, lists.Words.Spare.ToArrayAndReturn(words), bodies.TakeFrom(first));
    }

    private void Patterns(List<ShellWord> words, ShellPosition at)
    {
        _ = lists.TakeWord("(");
        do
        {
            input.SkipBlanks();
            words.Add(lists.Words.Read() ?? throw new ShellSyntaxException(at, "no 'esac' closes it"));
            input.SkipBlanks();
        } while (input.TryTake("|"));

        if (!input.TryTake(")"))
        {
            throw input.Fault("a pattern needs ')'");
        }
    }
}
