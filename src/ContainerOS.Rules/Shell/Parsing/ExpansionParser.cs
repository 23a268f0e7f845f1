using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Parses expansions: parameters, command substitutions and arithmetic.</summary>
internal sealed class ExpansionParser
{
    private readonly ShellLexer input;
    private readonly ListParser lists;
    private readonly BracedExpansionParser braced;
    private readonly QuotedTextParser quotedText;

    internal ExpansionParser(ShellLexer input, ListParser lists)
    {
        (this.input, this.lists) = (input, lists);
        quotedText = new QuotedTextParser(input, this);
        braced = new BracedExpansionParser(input, this);
    }

    /// <summary>The parser for text in double quotes.</summary>
    internal QuotedTextParser QuotedText => quotedText;

    /// <summary>The parser for expansions in braces and for arithmetic.</summary>
    internal BracedExpansionParser Braces => braced;

    /// <summary>Parses an expansion that starts with <c>$</c> or a backquote.</summary>
    internal void Parse(List<WordPart> parts, bool isQuoted)
    {
        var at = input.Position;
        if (input.Read() == '`')
        {
            parts.Add(new CommandSubstitution(at, ParseBackquoted(at), false, isQuoted));
            return;
        }

        switch (input.Current)
        {
            case '(' when input.Peek(1) == '(' && TryParseArithmetic(at, isQuoted) is { } arithmetic:
                parts.Add(arithmetic);
                break;
            case '(':
                input.Read();
                parts.Add(new CommandSubstitution(at, lists.ParseSubstitution(), false, isQuoted));
                break;
            case '{':
                input.Read();
                parts.Add(ParseParameter(at, isQuoted));
                break;
            case '\'' when !isQuoted:
                parts.Add(new LiteralPart(at, AnsiCQuoteParser.Parse(input), true));
                break;
            case '"' when !isQuoted:
                input.Read();
                quotedText.Parse(parts, '"', at);
                break;
            default:
                parts.Add(ParseUnbraced(at, isQuoted));
                break;
        }
    }

    private ArithmeticExpansion? TryParseArithmetic(ShellPosition at, bool isQuoted)
    {
        var mark = input.Checkpoint;
        input.EnterNesting();
        var arithmetic = braced.TryParseArithmetic(at, isQuoted);
        input.LeaveNesting();
        if (arithmetic is null)
        {
            input.Restore(mark);
        }

        return arithmetic;
    }

    private ParameterExpansion ParseParameter(ShellPosition at, bool isQuoted)
    {
        input.EnterNesting();
        var parameter = braced.ParseParameter(at, isQuoted);
        input.LeaveNesting();
        return parameter;
    }

    private WordPart ParseUnbraced(ShellPosition at, bool isQuoted)
    {
        if (ShellCharacters.IsSpecialParameter(input.Current))
        {
            return new ParameterExpansion(at, input.Read().ToString(), true, [], isQuoted);
        }

        var name = input.ReadName();
        return name.Length == 0 ? new LiteralPart(at, "$", isQuoted) : new ParameterExpansion(at, name, true, [], isQuoted);
    }

    private CommandList ParseBackquoted(ShellPosition at)
    {
        var text = new StringBuilder();
        var from = input.Position;
        while (input.Current != '`')
        {
            if (input.IsEnd)
            {
                throw new ShellSyntaxException(at, "a ` is never closed");
            }

            var character = input.Read();
            text.Append(character == '\\' && input.Current is '$' or '`' or '\\' && !input.IsEnd ? input.Read() : character);
        }

        input.Read();
        input.EnterNesting();
        var items = new List<AndOrList>();
        ShellParser.Parse(text.ToString(), from, input.Depth, items);
        input.LeaveNesting();
        return new CommandList(from, InlineListBuilder.FromList(items));
    }
}

/// <summary>Parses parameter expansions in braces, <c>${x:-y}</c>, and arithmetic expansions.</summary>
internal sealed class BracedExpansionParser(ShellLexer input, ExpansionParser expansions)
{
    private readonly ListPool<WordPart> partLists = new();

    /// <summary>Parses a parameter expansion up to its closing brace.</summary>
    internal ParameterExpansion ParseParameter(ShellPosition at, bool isQuoted)
    {
        var isPlain = true;
        if (input.Current is '#' or '!' && input.Peek(1) != '}')
        {
            input.Read();
            isPlain = false;
        }

        var name =
            input.PeekDigits() is > 0 and var digits ? input.Read(digits)
            : ShellCharacters.IsSpecialParameter(input.Current) ? input.Read().ToString()
            : input.ReadName();
        isPlain &= input.Current == '}';
        var sign = PeekOperator();
        var operation = partLists.Rent();
        while (input.Current != '}')
        {
            ParseContent(operation, isQuoted, at);
        }

        input.Read();
        var parameter = new ParameterExpansion(at, name, isPlain, InlineListBuilder.FromList(operation), isQuoted) { Operator = sign };
        partLists.Return(operation);
        return parameter;
    }

    private string PeekOperator() =>
        (input.Current, input.Peek(1)) switch
        {
            (':', '-') => ":-",
            (':', '=') => ":=",
            (':', '+') => ":+",
            (':', '?') => ":?",
            ('-', _) => "-",
            ('=', _) => "=",
            ('+', _) => "+",
            ('?', _) => "?",
            _ => string.Empty,
        };

    /// <summary>Parses arithmetic up to <c>))</c>; null when it is a command substitution that starts with a subshell.</summary>
    internal ArithmeticExpansion? TryParseArithmetic(ShellPosition at, bool isQuoted)
    {
        input.Read();
        input.Read();
        var start = input.Checkpoint.Index;
        var parts = new List<WordPart>();
        for (var open = 0; ; )
        {
            switch (input.Current)
            {
                case ')' when open == 0:
                    var text = input.TextBetween(start, input.Checkpoint.Index);
                    input.Read();
                    return input.Current == ')' && input.Read() == ')'
                        ? new ArithmeticExpansion(at, InlineListBuilder.FromList(parts), isQuoted) { Text = text }
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

    /// <summary>Parses an expansion, or skips a character, because only expansions are of interest here.</summary>
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
                    if (input.IsEnd)
                    {
                        throw new ShellSyntaxException(at, "a ' is never closed");
                    }

                    input.Read();
                }

                input.Read();
                break;
            default:
                if (input.Read() == '\\' && !input.IsEnd)
                {
                    input.Read();
                }

                break;
        }
    }
}
