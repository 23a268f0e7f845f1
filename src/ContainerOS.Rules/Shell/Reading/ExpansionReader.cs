using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads what a shell replaces: parameters, command substitutions, arithmetic.</summary>
internal sealed class ExpansionReader
{
    private readonly ShellInput input;
    private readonly ListReader lists;
    private readonly BracedReader braced;
    private readonly QuotedReader quoted;

    internal ExpansionReader(ShellInput input, ListReader lists)
    {
        (this.input, this.lists) = (input, lists);
        quoted = new QuotedReader(input, this);
        braced = new BracedReader(input, this);
    }

    /// <summary>Reads text in double quotes.</summary>
    internal QuotedReader Quotes => quoted;

    /// <summary>Reads what stands in braces or in arithmetic.</summary>
    internal BracedReader Braces => braced;

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
            case '(' when input.Ahead(1) == '(' && Arithmetic(at, isQuoted) is { } arithmetic:
                parts.Add(arithmetic);
                break;
            case '(':
                input.Take();
                parts.Add(new CommandPart(at, lists.Enclosed(")"), false, isQuoted));
                break;
            case '{':
                input.Take();
                parts.Add(Parameter(at, isQuoted));
                break;
            case '\'' when !isQuoted:
                parts.Add(new LiteralPart(at, EscapedText.Read(input), true));
                break;
            case '"' when !isQuoted:
                input.Take();
                quoted.Read(parts, '"', at);
                break;
            default:
                parts.Add(Bare(at, isQuoted));
                break;
        }
    }

    private ArithmeticPart? Arithmetic(ShellPosition at, bool isQuoted)
    {
        var mark = input.Mark;
        input.Enter();
        var arithmetic = braced.Arithmetic(at, isQuoted);
        input.Leave();
        if (arithmetic is null)
        {
            input.Return(mark);
        }

        return arithmetic;
    }

    private ParameterPart Parameter(ShellPosition at, bool isQuoted)
    {
        input.Enter();
        var parameter = braced.Parameter(at, isQuoted);
        input.Leave();
        return parameter;
    }

    private WordPart Bare(ShellPosition at, bool isQuoted)
    {
        if (Letters.IsSpecialParameter(input.Current))
        {
            return new ParameterPart(at, input.Take().ToString(), true, [], isQuoted);
        }

        var name = input.TakeName();
        return name.Length == 0 ? new LiteralPart(at, "$", isQuoted) : new ParameterPart(at, name, true, [], isQuoted);
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
        input.Enter();
        var items = new List<AndOrList>();
        WholeText.Read(text.ToString(), from, input.Depth, items);
        input.Leave();
        return new CommandList(from, InlineListBuilder.FromList(items));
    }
}
