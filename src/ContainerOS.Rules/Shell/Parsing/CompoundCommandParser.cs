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
            "[[" => new ConditionParser(input, lists).Parse(at),
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
            var body = lists.ParseNested();
            next =
                body.Items.Count == 0
                    ? throw input.SyntaxError("a command is missing behind 'then'")
                    : lists.TryReadKeyword("elif", "else", "fi");
            bodies.Add(body);
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

/// <summary>
/// Parses <c>[[ ... ]]</c>. Only its words are kept; its operators are checked as bash does, because bash runs nothing of a script with a
/// wrong one.
/// </summary>
internal sealed class ConditionParser(ShellLexer input, ListParser lists)
{
    private static readonly HashSet<string> BinaryOperators = [.. "= == != =~ < > -eq -ne -lt -le -gt -ge -nt -ot -ef".Split(' ')];

    internal CompoundCommand Parse(ShellPosition at)
    {
        input.TryRead("[[");
        var words = lists.Words.WordLists.Rent();
        var depth = 0;
        while (true)
        {
            ParseTerm(at, words, ref depth);
            if (ReadConnective(at, ref depth))
            {
                return new CompoundCommand(at, CompoundKind.Condition, lists.Words.WordLists.ToArrayAndReturn(words), []);
            }
        }
    }

    /// <summary>Reads what follows a term; true for the end of the condition.</summary>
    private bool ReadConnective(ShellPosition at, ref int depth)
    {
        while (true)
        {
            lists.SkipNewlines();
            if (input.TryRead("&&") || input.TryRead("||"))
            {
                return false;
            }

            if (depth > 0 && input.TryRead(")"))
            {
                depth--;
            }
            else if (depth == 0 && input.TryRead("]]"))
            {
                return true;
            }
            else
            {
                throw Unexpected(at);
            }
        }
    }

    /// <summary>Parses a term behind any <c>!</c> and opening parentheses: a word, a word behind an operator, or two around one.</summary>
    private void ParseTerm(ShellPosition at, List<ShellWord> words, ref int depth)
    {
        for (lists.SkipNewlines(); input.PeekWord() is "!" || input.Current == '('; lists.SkipNewlines())
        {
            depth += input.Read() == '(' ? 1 : 0;
        }

        var isUnary = IsUnaryOperator(ParseWord(at, words));
        lists.SkipNewlines();
        if (isUnary)
        {
            ParseWord(at, words);
        }

        if (isUnary || IsTermEnd())
        {
            return;
        }

        var sign = ReadOperator(at, words);
        lists.SkipNewlines();
        if (sign == "=~")
        {
            ParseExpression(at, words);
        }
        else
        {
            ParseWord(at, words);
        }
    }

    private string ReadOperator(ShellPosition at, List<ShellWord> words)
    {
        if (input.Current is '<' or '>')
        {
            return input.Read().ToString();
        }

        var sign = lists.Words.TryParse() ?? throw Unexpected(at);
        words.Add(sign);
        return sign.Literal is null || BinaryOperators.Contains(sign.Literal) ? sign.Literal ?? string.Empty : throw Unexpected(at);
    }

    /// <summary>A regular expression: parentheses and bars, also two, are part of it, and so are blanks in parentheses.</summary>
    private void ParseExpression(ShellPosition at, List<ShellWord> words)
    {
        if (IsTermEnd() && input.Current != '(')
        {
            throw Unexpected(at);
        }

        for (var open = 0; open > 0 || input.Current is not (' ' or '\t' or '\r' or '\n'); )
        {
            if (input.IsEnd)
            {
                throw new ShellSyntaxException(at, "no ']]' closes it");
            }

            if (open == 0 && input.Current is ')' or '&')
            {
                return;
            }

            if (lists.Words.TryParse() is { } word)
            {
                words.Add(word);
            }
            else
            {
                open += input.Read() switch
                {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
            }
        }
    }

    private ShellWord ParseWord(ShellPosition at, List<ShellWord> words)
    {
        if (IsTermEnd() || lists.Words.TryParse() is not { } word)
        {
            throw Unexpected(at);
        }

        words.Add(word);
        return word;
    }

    private bool IsTermEnd() => input.PeekWord() is "]]" || input.Current is '&' or '|' or ')' or '(' || input.IsEnd;

    private static bool IsUnaryOperator(ShellWord word) => word.Plain is ['-', >= 'a' and <= 'z' or >= 'A' and <= 'Z'];

    private ShellSyntaxException Unexpected(ShellPosition at) =>
        input.IsEnd ? new ShellSyntaxException(at, "no ']]' closes it") : input.SyntaxError("this part of a condition is not expected");
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
