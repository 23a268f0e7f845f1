using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Parses compound commands.</summary>
internal sealed class CompoundCommandParser(ShellLexer input, ListParser lists)
{
    private readonly NodeBuffer<CommandList> bodies = new();

    /// <summary>Parses a compound command; null when none starts here.</summary>
    internal CompoundCommand? TryParse()
    {
        var at = input.Position;
        if (input.Current == '(')
        {
            return (input.Peek(1) == '(' ? TryParseArithmetic(at) : null) ?? ParseSubshell(at);
        }

        return input.PeekWord() switch
        {
            "{" => ParseGroup(at),
            "if" => ParseIf(at),
            "while" => ParseWhile(at, "while"),
            "until" => ParseWhile(at, "until"),
            "for" => ParseFor(at, "for"),
            "select" => ParseFor(at, "select"),
            "case" => new CaseCommandParser(input, lists, bodies).Parse(at),
            "[[" => ParseCondition(at),
            _ => null,
        };
    }

    private CompoundCommand ParseGroup(ShellPosition at)
    {
        input.TryRead("{");
        return new CompoundCommand(at, CompoundKind.Group, [], [lists.ParseUntil("}")]);
    }

    private CompoundCommand ParseSubshell(ShellPosition at)
    {
        input.Read();
        return new CompoundCommand(at, CompoundKind.Subshell, [], [lists.ParseUntil(")")]);
    }

    private CompoundCommand ParseIf(ShellPosition at)
    {
        input.TryRead("if");
        var first = bodies.Count;
        string? next;
        do
        {
            bodies.Add(lists.ParseUntil("then"));
            bodies.Add(lists.ParseNested());
            next = lists.TryReadKeyword("elif", "else", "fi");
        } while (next == "elif");

        if (next == "else")
        {
            bodies.Add(lists.ParseUntil("fi"));
        }

        if (next is null)
        {
            throw new ShellSyntaxException(at, "no 'fi' closes it");
        }

        return new CompoundCommand(at, CompoundKind.If, [], bodies.TakeFrom(first));
    }

    private CompoundCommand ParseWhile(ShellPosition at, string word)
    {
        input.TryRead(word);
        return new CompoundCommand(at, CompoundKind.While, [], [lists.ParseUntil("do"), lists.ParseUntil("done")]);
    }

    private CompoundCommand ParseFor(ShellPosition at, string word)
    {
        input.TryRead(word);
        input.SkipBlanks();
        var words = lists.Words.WordLists.Rent();
        string? name = null;
        if (input.Current == '(' && input.Peek(1) == '(')
        {
            words.AddRange((TryParseArithmetic(at) ?? throw input.SyntaxError("'((' is never closed")).Words);
        }
        else
        {
            name = lists.Words.TryParse()?.Literal ?? throw input.SyntaxError("a loop needs a variable");
            ParseLoopWords(words);
        }

        lists.TryReadKeyword(";");
        var closer = lists.TryReadKeyword("do", "{") ?? throw input.SyntaxError("a loop needs a body");
        return new CompoundCommand(
            at,
            CompoundKind.For,
            lists.Words.WordLists.ToArrayAndReturn(words),
            [lists.ParseUntil(closer == "do" ? "done" : "}")]
        )
        {
            Variable = name,
        };
    }

    private void ParseLoopWords(List<ShellWord> words)
    {
        if (lists.TryReadKeyword("in") is not null)
        {
            for (input.SkipBlanks(); lists.Words.TryParse() is { } word; input.SkipBlanks())
            {
                words.Add(word);
            }
        }
    }

    /// <summary>Parses <c>[[ ... ]]</c>. Its operators are skipped, because only its words are of interest.</summary>
    private CompoundCommand ParseCondition(ShellPosition at)
    {
        input.TryRead("[[");
        var words = lists.Words.WordLists.Rent();
        while (true)
        {
            lists.SkipNewlines();
            if (lists.Words.TryParse() is { } word)
            {
                if (word.Literal == "]]")
                {
                    return new CompoundCommand(at, CompoundKind.Condition, lists.Words.WordLists.ToArrayAndReturn(words), []);
                }

                words.Add(word);
            }
            else if (input.IsEnd)
            {
                throw new ShellSyntaxException(at, "no ']]' closes it");
            }
            else
            {
                input.Read();
            }
        }
    }

    private CompoundCommand? TryParseArithmetic(ShellPosition at)
    {
        var mark = input.Checkpoint;
        if (ParseArithmetic(at) is { } arithmetic)
        {
            return arithmetic;
        }

        input.Restore(mark);
        return null;
    }

    /// <summary>Parses <c>(( ... ))</c>; null when it is a nested subshell.</summary>
    private CompoundCommand? ParseArithmetic(ShellPosition at)
    {
        var part = lists.Words.Expansions.Braces.TryParseArithmetic(at, isQuoted: false);
        return part is null ? null : new CompoundCommand(at, CompoundKind.Arithmetic, [new ShellWord(at, [part])], []);
    }
}

/// <summary>Parses <c>case</c>, whose patterns are words.</summary>
internal sealed class CaseCommandParser(ShellLexer input, ListParser lists, NodeBuffer<CommandList> bodies)
{
    internal CompoundCommand Parse(ShellPosition at)
    {
        input.TryRead("case");
        input.SkipBlanks();
        var words = lists.Words.WordLists.Rent();
        words.Add(lists.Words.TryParse() ?? throw input.SyntaxError("case needs a word"));
        var first = bodies.Count;
        if (lists.TryReadKeyword("in") is null)
        {
            throw input.SyntaxError("case needs 'in'");
        }

        while (lists.TryReadKeyword("esac") is null)
        {
            ParsePatterns(words, at);
            bodies.Add(lists.ParseNested());
            lists.TryReadKeyword(";;&", ";;", ";&");
        }

        return new CompoundCommand(at, CompoundKind.Case, lists.Words.WordLists.ToArrayAndReturn(words), bodies.TakeFrom(first));
    }

    private void ParsePatterns(List<ShellWord> words, ShellPosition at)
    {
        lists.TryReadKeyword("(");
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
