using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>
/// Parses shell scripts. Each thread keeps its parsers for the next script, because most scripts are short and new parsers would add a
/// fifth to the allocated memory. Idle parsers hold an empty text.
/// </summary>
internal static class ShellParser
{
    [ThreadStatic]
    private static (ShellLexer Input, ListParser Lists)? idle;

    /// <summary>Parses commands to the end. After a syntax error, <paramref name="items"/> has the commands before it.</summary>
    internal static void Parse(string text, ShellPosition start, int depth, List<AndOrList> items, bool isPinned = false)
    {
        var readers = Rent(text, start, depth, isPinned);
        readers.Lists.ParseAll(items);
        Return(readers);
    }

    /// <summary>Parses a text in which only expansions are special, as in double quotes.</summary>
    internal static void ParseExpansions(string text, ShellPosition start, int depth, List<WordPart> parts)
    {
        var readers = Rent(text, start, depth);
        readers.Lists.Words.Expansions.QuotedText.Parse(parts, ShellLexer.End, start);
        Return(readers);
    }

    /// <summary>Returns idle parsers. A nested text gets new parsers, because the others are in use.</summary>
    private static (ShellLexer Input, ListParser Lists) Rent(string text, ShellPosition start, int depth, bool isPinned = false)
    {
        var readers = idle ?? New();
        idle = null;
        readers.Input.Reset(text, start, depth, isPinned);
        return readers;
    }

    private static (ShellLexer Input, ListParser Lists) New()
    {
        var input = new ShellLexer();
        return (input, new ListParser(input));
    }

    /// <summary>Keeps parsers for the next text. After a syntax error parsers are not kept, because their state is undefined.</summary>
    private static void Return((ShellLexer Input, ListParser Lists) readers)
    {
        readers.Input.Reset(string.Empty, default, 0);
        idle = readers;
    }
}
