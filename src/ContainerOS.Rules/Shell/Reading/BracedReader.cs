using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads parameters in braces, <c>${x:-y}</c>, and arithmetic: text with expansions in it, up to what closes it.</summary>
internal sealed class BracedReader(ShellInput input, ExpansionReader expansions)
{
    private readonly ListPool<WordPart> spare = new();

    /// <summary>A parameter up to its brace.</summary>
    internal ParameterPart Parameter(ShellPosition at, bool isQuoted)
    {
        var isPlain = true;
        if (input.Current is '#' or '!' && input.Ahead(1) != '}')
        {
            input.Take();
            isPlain = false;
        }

        var name = Letters.IsSpecialParameter(input.Current) ? input.Take().ToString() : input.TakeName();
        isPlain &= input.Current == '}';
        var operation = spare.Rent();
        while (input.Current != '}')
        {
            Within(operation, isQuoted, at);
        }

        input.Take();
        var parameter = new ParameterPart(at, name, isPlain, InlineListBuilder.FromList(operation), isQuoted);
        spare.Return(operation);
        return parameter;
    }

    /// <summary>Arithmetic up to <c>))</c>; null when it is none, but a substitution that begins with a subshell.</summary>
    internal ArithmeticPart? Arithmetic(ShellPosition at, bool isQuoted)
    {
        input.Take();
        input.Take();
        var parts = new List<WordPart>();
        for (var open = 0; ; )
        {
            switch (input.Current)
            {
                case ')' when open == 0:
                    input.Take();
                    return input.Current == ')' && input.Take() == ')'
                        ? new ArithmeticPart(at, InlineListBuilder.FromList(parts), isQuoted)
                        : null;
                case '(' or ')':
                    open += input.Take() == '(' ? 1 : -1;
                    break;
                default:
                    Within(parts, isQuoted, at);
                    break;
            }
        }
    }

    /// <summary>Reads a letter, or what is expanded in its place; of the letters themselves nothing is asked.</summary>
    private void Within(List<WordPart> parts, bool isQuoted, ShellPosition opened)
    {
        var at = input.Here;
        switch (input.Current)
        {
            case var _ when input.IsEnd:
                throw new ShellSyntaxException(opened, "an expansion is never closed");
            case '$' or '`':
                expansions.Read(parts, isQuoted);
                break;
            case '"':
                input.Take();
                expansions.Quotes.Read(parts, '"', at);
                break;
            case '\'' when !isQuoted:
                input.Take();
                while (input.Current != '\'')
                {
                    _ = input.IsEnd ? throw new ShellSyntaxException(at, "a ' is never closed") : input.Take();
                }

                input.Take();
                break;
            default:
                _ = input.Take() == '\\' && !input.IsEnd ? input.Take() : default;
                break;
        }
    }
}
