using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads what a shell replaces: parameters, command substitutions, arithmetic; and text in double quotes, which holds them.</summary>
internal sealed class ExpansionReader(ShellInput input, ListReader lists)
{
    /// <summary>Reads text in which only expansions have a meaning, up to a closing letter, which is taken.</summary>
    internal void Quoted(List<WordPart> parts, char close, ShellPosition opened)
    {
        var (text, at) = (new StringBuilder(), input.Here);
        while (input.Current != close || (close == ShellInput.End && !input.IsEnd))
        {
            if (input.IsEnd)
            {
                throw new ShellSyntaxException(opened, $"a {close} is never closed");
            }

            if (input.Current is '$' or '`')
            {
                Flush(parts, text, at);
                Read(parts, isQuoted: true);
                at = input.Here;
            }
            else
            {
                Letter(text, close);
            }
        }

        Flush(parts, text, at, always: close == '"');
        _ = input.IsEnd ? default : input.Take();
    }

    /// <summary>Reads what begins with <c>$</c> or a backquote.</summary>
    internal void Read(List<WordPart> parts, bool isQuoted)
    {
        var at = input.Here;
        if (input.Take() == '`')
        {
            parts.Add(new CommandPart(at, Backquoted(at), false, isQuoted));
            return;
        }

        switch (input.Current)
        {
            case '(' when input.Ahead(1) == '(' && input.Try(() => input.Within(() => Arithmetic(at, isQuoted))) is { } arithmetic:
                parts.Add(arithmetic);
                break;
            case '(':
                input.Take();
                parts.Add(new CommandPart(at, lists.Enclosed(")"), false, isQuoted));
                break;
            case '{':
                input.Take();
                parts.Add(input.Within(() => Braced(at, isQuoted)));
                break;
            case '\'' when !isQuoted:
                parts.Add(new LiteralPart(at, EscapedText.Read(input), true));
                break;
            case '"' when !isQuoted:
                input.Take();
                Quoted(parts, '"', at);
                break;
            default:
                parts.Add(Bare(at, isQuoted));
                break;
        }
    }

    private static void Flush(List<WordPart> parts, StringBuilder text, ShellPosition at, bool always = false)
    {
        if (text.Length > 0 || always)
        {
            parts.Add(new LiteralPart(at, text.ToString(), true));
            text.Clear();
        }
    }

    private void Letter(StringBuilder text, char close)
    {
        var letter = input.Take();
        if (letter == '\\' && !input.IsEnd && (input.Current is '$' or '`' or '\\' or '\n' || input.Current == close))
        {
            letter = input.Take();
            if (letter == '\n')
            {
                return;
            }
        }

        text.Append(letter);
    }

    private WordPart Bare(ShellPosition at, bool isQuoted)
    {
        if (Letters.IsSpecialParameter(input.Current))
        {
            return new ParameterPart(at, input.Take().ToString(), true, [], isQuoted);
        }

        var name = Name();
        return name.Length == 0 ? new LiteralPart(at, "$", isQuoted) : new ParameterPart(at, name, true, [], isQuoted);
    }

    private string Name()
    {
        var name = new StringBuilder();
        while (name.Length == 0 ? Letters.BeginsName(input.Current) : Letters.IsOfName(input.Current))
        {
            name.Append(input.Take());
        }

        return name.ToString();
    }

    private ParameterPart Braced(ShellPosition at, bool isQuoted)
    {
        var isPlain = true;
        if (input.Current is '#' or '!' && input.Ahead(1) != '}')
        {
            input.Take();
            isPlain = false;
        }

        var name = Letters.IsSpecialParameter(input.Current) ? input.Take().ToString() : Name();
        isPlain &= input.Current == '}';
        var operation = new List<WordPart>();
        while (input.Current != '}')
        {
            Within(operation, isQuoted, at);
        }

        input.Take();
        return new ParameterPart(at, name, isPlain, operation, isQuoted);
    }

    private void Within(List<WordPart> parts, bool isQuoted, ShellPosition opened)
    {
        var at = input.Here;
        switch (input.Current)
        {
            case var _ when input.IsEnd:
                throw new ShellSyntaxException(opened, "an expansion is never closed");
            case '$' or '`':
                Read(parts, isQuoted);
                break;
            case '"':
                input.Take();
                Quoted(parts, '"', at);
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
                parts.Add(new LiteralPart(at, string.Empty, isQuoted));
                break;
        }
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
                    return input.Current == ')' && input.Take() == ')' ? new ArithmeticPart(at, parts, isQuoted) : null;
                case '(' or ')':
                    open += input.Take() == '(' ? 1 : -1;
                    break;
                default:
                    Within(parts, isQuoted, at);
                    break;
            }
        }
    }

    private CommandList Backquoted(ShellPosition at)
    {
        var text = new StringBuilder();
        var from = input.Here;
        while (input.Current != '`')
        {
            var letter = input.IsEnd ? throw new ShellSyntaxException(at, "a ` is never closed") : input.Take();
            text.Append(letter == '\\' && input.Current is '$' or '`' or '\\' && !input.IsEnd ? input.Take() : letter);
        }

        input.Take();
        return input.Within(() => ListReader.Whole(text.ToString(), from, input.Depth));
    }
}
