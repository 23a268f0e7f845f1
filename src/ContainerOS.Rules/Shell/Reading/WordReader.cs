using System.Runtime.InteropServices;
using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads words and their parts: quotes, parameters, substitutions.</summary>
internal sealed class WordReader(ShellInput input, ListReader lists)
{
    private readonly ListPool<WordPart> spare = new();

    /// <summary>Reads what a shell replaces in words.</summary>
    internal ExpansionReader Expansions { get; } = new(input, lists);

    /// <summary>Lists to gather words in.</summary>
    internal ListPool<ShellWord> Spare { get; } = new();

    private bool IsProcess => input.Current is '<' or '>' && input.Ahead(1) == '(';

    /// <summary>The next word; null where none begins.</summary>
    internal ShellWord? Read()
    {
        if (Letters.EndsWord(input.Current) && !IsProcess)
        {
            return null;
        }

        var at = input.Here;
        if (input.TakePlainWord() is { } plain)
        {
            return new ShellWord(at, plain);
        }

        var parts = spare.Rent();
        while (!Letters.EndsWord(input.Current) || IsProcess || OpensWithin(parts))
        {
            Part(parts);
        }

        var word = new ShellWord(at, CollectionsMarshal.AsSpan(parts));
        spare.Return(parts);
        return word;
    }

    /// <summary>Whether a parenthesis goes on with the word: an array, or a pattern of bash.</summary>
    private static bool IsArrayHead(List<WordPart> parts) =>
        parts is [LiteralPart { IsQuoted: false } only] && only.Text.EndsWith('=') && Letters.BeginsName(only.Text[0]);

    private static bool IsPatternHead(List<WordPart> parts) =>
        parts is [.., LiteralPart { IsQuoted: false, Text: [.., '?' or '*' or '+' or '@' or '!'] }];

    private bool OpensWithin(List<WordPart> parts) => input.Current == '(' && (IsArrayHead(parts) || IsPatternHead(parts));

    private void Part(List<WordPart> parts)
    {
        var at = input.Here;
        switch (input.Current)
        {
            case '\'':
                parts.Add(new LiteralPart(at, Single(), true));
                break;
            case '"':
                input.Take();
                Expansions.Quotes.Read(parts, '"', at);
                break;
            case '$' or '`':
                Expansions.Read(parts, isQuoted: false);
                break;
            case '<' or '>':
                input.Take();
                input.Take();
                parts.Add(new CommandPart(at, lists.Enclosed(")"), true, false));
                break;
            case '(' when IsArrayHead(parts):
                parts.Add(new ArrayPart(at, Elements(at)));
                break;
            case '(':
                parts.Add(new LiteralPart(at, Pattern(at), false));
                break;
            default:
                parts.Add(Plain(at));
                break;
        }
    }

    private string Single()
    {
        var opened = input.Here;
        input.Take();
        var text = input.TakeUntil('\'') ?? throw new ShellSyntaxException(opened, "a ' is never closed");
        input.Take();
        return text;
    }

    /// <summary>Letters up to the next that has a meaning; a backslash takes the next one's away.</summary>
    private LiteralPart Plain(ShellPosition at)
    {
        if (input.Current == '\\')
        {
            input.Take();
            return input.IsEnd ? new LiteralPart(at, "\\", false)
                : input.Take() is var escaped && escaped == '\n' ? new LiteralPart(at, string.Empty, false)
                : new LiteralPart(at, escaped.ToString(), true);
        }

        return new LiteralPart(at, input.TakePlain(), false);
    }

    private ShellWord[] Elements(ShellPosition at)
    {
        input.Enter();
        var elements = Spare.Rent();
        for (input.Take(); ; )
        {
            input.SkipBlanks();
            switch (input.Current)
            {
                case ')':
                    input.Take();
                    input.Leave();
                    return Spare.ToArrayAndReturn(elements);
                case '\n':
                    input.Take();
                    break;
                default:
                    elements.Add(Read() ?? throw NeverClosed(at));
                    break;
            }
        }
    }

    private string Pattern(ShellPosition at)
    {
        var text = new StringBuilder();
        var open = 0;
        do
        {
            open +=
                input.Current == '(' ? 1
                : input.Current == ')' ? -1
                : 0;
            text.Append(input.IsEnd ? throw NeverClosed(at) : input.Take());
        } while (open > 0);

        return text.ToString();
    }

    private static ShellSyntaxException NeverClosed(ShellPosition at) => new(at, "a ( is never closed");
}
