using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads compound commands.</summary>
internal sealed class CompoundReader(ShellInput input, ListReader lists)
{
    private readonly NodeBuffer<CommandList> bodies = new();

    /// <summary>The compound command that begins here; null when none does.</summary>
    internal CompoundCommand? TryRead()
    {
        var at = input.Here;
        if (input.Current == '(')
        {
            return (input.Ahead(1) == '(' ? TryArithmetic(at) : null) ?? Subshell(at);
        }

        return input.PeekRun() switch
        {
            "{" => Block(at),
            "if" => If(at),
            "while" => While(at, "while"),
            "until" => While(at, "until"),
            "for" => For(at, "for"),
            "select" => For(at, "select"),
            "case" => new CaseReader(input, lists, bodies).Read(at),
            "[[" => Condition(at),
            _ => null,
        };
    }

    private CompoundCommand Block(ShellPosition at)
    {
        input.TryTake("{");
        return new CompoundCommand(at, CompoundKind.Group, [], [lists.Enclosed("}")]);
    }

    private CompoundCommand Subshell(ShellPosition at)
    {
        input.Take();
        return new CompoundCommand(at, CompoundKind.Subshell, [], [lists.Enclosed(")")]);
    }

    private CompoundCommand If(ShellPosition at)
    {
        input.TryTake("if");
        var first = bodies.Count;
        string? next;
        do
        {
            bodies.Add(lists.Enclosed("then"));
            bodies.Add(lists.Inner());
            next = lists.TakeWord("elif", "else", "fi");
        } while (next == "elif");

        if (next == "else")
        {
            bodies.Add(lists.Enclosed("fi"));
        }

        return next is null
            ? throw new ShellSyntaxException(at, "no 'fi' closes it")
            : new CompoundCommand(at, CompoundKind.If, [], bodies.TakeFrom(first));
    }

    private CompoundCommand While(ShellPosition at, string word)
    {
        input.TryTake(word);
        return new CompoundCommand(at, CompoundKind.While, [], [lists.Enclosed("do"), lists.Enclosed("done")]);
    }

    private CompoundCommand For(ShellPosition at, string word)
    {
        input.TryTake(word);
        input.SkipBlanks();
        var words = lists.Words.Spare.Rent();
        string? name = null;
        if (input.Current == '(' && input.Ahead(1) == '(')
        {
            words.AddRange((TryArithmetic(at) ?? throw input.Fault("'((' is never closed")).Words);
        }
        else
        {
            name = lists.Words.Read()?.Literal ?? throw input.Fault("a loop needs a variable");
            Through(words);
        }

        _ = lists.TakeWord(";");
        var closer = lists.TakeWord("do", "{") ?? throw input.Fault("a loop needs a body");
        return new CompoundCommand(
            at,
            CompoundKind.For,
            lists.Words.Spare.ToArrayAndReturn(words),
            [lists.Enclosed(closer == "do" ? "done" : "}")]
        )
        {
            Variable = name,
        };
    }

    private void Through(List<ShellWord> words)
    {
        if (lists.TakeWord("in") is not null)
        {
            for (input.SkipBlanks(); lists.Words.Read() is { } word; input.SkipBlanks())
            {
                words.Add(word);
            }
        }
    }

    /// <summary><c>[[ ... ]]</c>: words with operators between them that mean nothing to who looks for commands.</summary>
    private CompoundCommand Condition(ShellPosition at)
    {
        input.TryTake("[[");
        var words = lists.Words.Spare.Rent();
        while (true)
        {
            lists.SkipLines();
            if (lists.Words.Read() is { } word)
            {
                if (word.Literal == "]]")
                {
                    return new CompoundCommand(at, CompoundKind.Condition, lists.Words.Spare.ToArrayAndReturn(words), []);
                }

                words.Add(word);
            }
            else
            {
                _ = input.IsEnd ? throw new ShellSyntaxException(at, "no ']]' closes it") : input.Take();
            }
        }
    }

    private CompoundCommand? TryArithmetic(ShellPosition at)
    {
        var mark = input.Mark;
        if (Arithmetic(at) is { } arithmetic)
        {
            return arithmetic;
        }

        input.Return(mark);
        return null;
    }

    /// <summary><c>(( ... ))</c>; null when it is two subshells.</summary>
    private CompoundCommand? Arithmetic(ShellPosition at)
    {
        var part = lists.Words.Expansions.Braces.Arithmetic(at, isQuoted: false);
        return part is null ? null : new CompoundCommand(at, CompoundKind.Arithmetic, [new ShellWord(at, [part])], []);
    }
}
