using System.Runtime.InteropServices;
using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Parses words and their parts: quotes, parameters and substitutions.</summary>
internal sealed class WordParser(ShellLexer input, ListParser lists)
{
    private readonly ListPool<WordPart> partLists = new();

    /// <summary>The parser for expansions in words.</summary>
    internal ExpansionParser Expansions { get; } = new(input, lists);

    /// <summary>The pool of lists for words.</summary>
    internal ListPool<ShellWord> WordLists { get; } = new();

    private bool IsAtProcessSubstitution => input.Current is '<' or '>' && input.Peek(1) == '(';

    /// <summary>Parses the next word; null when none starts here.</summary>
    internal ShellWord? TryParse()
    {
        if (ShellCharacters.EndsWord(input.Current) && !IsAtProcessSubstitution)
        {
            return null;
        }

        var at = input.Position;
        if (input.ReadLiteralWord() is { } plain)
        {
            return new ShellWord(at, plain);
        }

        var parts = partLists.Rent();
        while (!ShellCharacters.EndsWord(input.Current) || IsAtProcessSubstitution || ContinuesWithParenthesis(parts))
        {
            ParsePart(parts);
        }

        var word = new ShellWord(at, CollectionsMarshal.AsSpan(parts));
        partLists.Return(parts);
        return word;
    }

    /// <summary>Whether a parenthesis after these parts belongs to the word, as in <c>x=(a b)</c>.</summary>
    private static bool IsArrayHead(List<WordPart> parts) =>
        parts is [LiteralPart { IsQuoted: false } only] && only.Text.EndsWith('=') && ShellCharacters.IsNameStart(only.Text[0]);

    private static bool IsPatternHead(List<WordPart> parts) =>
        parts is [.., LiteralPart { IsQuoted: false, Text: [.., '?' or '*' or '+' or '@' or '!'] }];

    private bool ContinuesWithParenthesis(List<WordPart> parts) => input.Current == '(' && (IsArrayHead(parts) || IsPatternHead(parts));

    private void ParsePart(List<WordPart> parts)
    {
        var at = input.Position;
        switch (input.Current)
        {
            case '\'':
                parts.Add(new LiteralPart(at, ParseSingleQuoted(), true));
                break;
            case '"':
                input.Read();
                Expansions.QuotedText.Parse(parts, '"', at);
                break;
            case '$' or '`':
                Expansions.Parse(parts, isQuoted: false);
                break;
            case '<' or '>':
                input.Read();
                input.Read();
                parts.Add(new CommandSubstitution(at, lists.ParseSubstitution(), true, false));
                break;
            case '(' when IsArrayHead(parts):
                parts.Add(new ArrayLiteral(at, ParseArrayElements(at)));
                break;
            case '(':
                parts.Add(new LiteralPart(at, ParsePattern(at), false));
                break;
            default:
                parts.Add(ParseUnquoted(at));
                break;
        }
    }

    private string ParseSingleQuoted()
    {
        var opened = input.Position;
        input.Read();
        var text = input.ReadUntil('\'') ?? throw new ShellSyntaxException(opened, "a ' is never closed");
        input.Read();
        return text;
    }

    /// <summary>Parses literal characters, or one character after a backslash.</summary>
    private LiteralPart ParseUnquoted(ShellPosition at)
    {
        if (input.Current == '\\')
        {
            input.Read();
            return input.IsEnd ? new LiteralPart(at, "\\", false)
                : input.Read() is var escaped && escaped == '\n' ? new LiteralPart(at, string.Empty, false)
                : new LiteralPart(at, escaped.ToString(), true);
        }

        return new LiteralPart(at, input.ReadLiteral(), false);
    }

    private ShellWord[] ParseArrayElements(ShellPosition at)
    {
        input.EnterNesting();
        var elements = WordLists.Rent();
        for (input.Read(); ; )
        {
            input.SkipBlanks();
            switch (input.Current)
            {
                case ')':
                    input.Read();
                    input.LeaveNesting();
                    return WordLists.ToArrayAndReturn(elements);
                case '\n':
                    input.Read();
                    break;
                default:
                    elements.Add(TryParse() ?? throw NeverClosed(at));
                    break;
            }
        }
    }

    private string ParsePattern(ShellPosition at)
    {
        var text = new StringBuilder();
        var open = 0;
        do
        {
            open +=
                input.Current == '(' ? 1
                : input.Current == ')' ? -1
                : 0;
            if (input.IsEnd)
            {
                throw NeverClosed(at);
            }

            text.Append(input.Read());
        } while (open > 0);

        return text.ToString();
    }

    private static ShellSyntaxException NeverClosed(ShellPosition at) => new(at, "a ( is never closed");
}
