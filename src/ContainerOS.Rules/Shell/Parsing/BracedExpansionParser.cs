using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads parameters in braces, <c>${x:-y}</c>, and arithmetic: text with expansions in it, up to what closes it.</summary>
internal sealed class BracedExpansionParser(ShellLexer input, ExpansionParser expansions)
{
    private readonly ListPool<WordPart> partLists = new();

    /// <summary>A parameter up to its brace.</summary>
    internal ParameterExpansion ParseParameter(ShellPosition at, bool isQuoted)
    {
        var isPlain = true;
        if (input.Current is '#' or '!' && input.Peek(1) != '}')
        {
            input.Read();
            isPlain = false;
        }

        var name = ShellCharacters.IsSpecialParameter(input.Current) ? input.Read().ToString() : input.ReadName();
        isPlain &= input.Current == '}';
        var operation = partLists.Rent();
        while (input.Current != '}')
        {
            ParseContent(operation, isQuoted, at);
        }

        input.Read();
        var parameter = new ParameterExpansion(at, name, isPlain, InlineListBuilder.FromList(operation), isQuoted);
        partLists.Return(operation);
        return parameter;
    }

    /// <summary>Arithmetic up to <c>))</c>; null when it is none, but a substitution that begins with a subshell.</summary>
    internal ArithmeticExpansion? TryParseArithmetic(ShellPosition at, bool isQuoted)
    {
        input.Read();
        input.Read();
        var parts = new List<WordPart>();
        for (var open = 0; ; )
        {
            switch (input.Current)
            {
                case ')' when open == 0:
                    input.Read();
                    return input.Current == ')' && input.Read() == ')'
                        ? new ArithmeticExpansion(at, InlineListBuilder.FromList(parts), isQuoted)
                        : null;
                case '(' or ')':
                    open += input.Read() == '(' ? 1 : -1;
                    break;
                default:
                    ParseContent(parts, isQuoted, at);
                    break;
            }
        }
    }

    /// <summary>Reads a letter, or what is expanded in its place; of the letters themselves nothing is asked.</summary>
    private void ParseContent(List<WordPart> parts, bool isQuoted, ShellPosition opened)
    {
        var at = input.Position;
        switch (input.Current)
        {
            case var _ when input.IsEnd:
                throw new ShellSyntaxException(opened, "an expansion is never closed");
            case '$' or '`':
                expansions.Parse(parts, isQuoted);
                break;
            case '"':
                input.Read();
                expansions.QuotedText.Parse(parts, '"', at);
                break;
            case '\'' when !isQuoted:
                input.Read();
                while (input.Current != '\'')
                {
                    _ = input.IsEnd ? throw new ShellSyntaxException(at, "a ' is never closed") : input.Read();
                }

                input.Read();
                break;
            default:
                _ = input.Read() == '\\' && !input.IsEnd ? input.Read() : default;
                break;
        }
    }
}
