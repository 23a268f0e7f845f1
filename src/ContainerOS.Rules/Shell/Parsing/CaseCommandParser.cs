using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads <c>case</c>: patterns are words, not commands.</summary>
internal sealed class CaseCommandParser(ShellLexer input, ListParser lists, NodeBuffer<CommandList> bodies)
{
    internal CompoundCommand Parse(ShellPosition at)
    {
        input.TryRead("case");
        input.SkipBlanks();
        var words = lists.Words.WordLists.Rent();
        words.Add(lists.Words.TryParse() ?? throw input.SyntaxError("case needs a word"));
        var first = bodies.Count;
        _ = lists.TryReadKeyword("in") ?? throw input.SyntaxError("case needs 'in'");
        while (lists.TryReadKeyword("esac") is null)
        {
            ParsePatterns(words, at);
            bodies.Add(lists.ParseNested());
            _ = lists.TryReadKeyword(";;&", ";;", ";&");
        }

        return new CompoundCommand(at, CompoundKind.Case, lists.Words.WordLists.ToArrayAndReturn(words), bodies.TakeFrom(first));
    }

    private void ParsePatterns(List<ShellWord> words, ShellPosition at)
    {
        _ = lists.TryReadKeyword("(");
        do
        {
            input.SkipBlanks();
            words.Add(lists.Words.TryParse() ?? throw new ShellSyntaxException(at, "no 'esac' closes it"));
            input.SkipBlanks();
        } while (input.TryRead("|"));

        if (!input.TryRead(")"))
        {
            throw input.SyntaxError("a pattern needs ')'");
        }
    }
}
