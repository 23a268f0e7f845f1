using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>
/// Reads whole texts. A thread keeps its readers for the next text: most scripts are short, and new readers would take a fifth of the memory of what is read.
/// Between two texts they stand at an empty one.
/// </summary>
internal static class ShellParser
{
    [ThreadStatic]
    private static (ShellLexer Input, ListParser Lists)? idle;

    /// <summary>Reads commands to the end. What was read before a fault stays in <paramref name="items"/>.</summary>
    internal static void Parse(string text, ShellPosition start, int depth, List<AndOrList> items)
    {
        var readers = Rent(text, start, depth);
        readers.Lists.ParseAll(items);
        Return(readers);
    }

    /// <summary>Reads a text in which only expansions have a meaning, as in double quotes.</summary>
    internal static void ParseExpansions(string text, ShellPosition start, int depth, List<WordPart> parts)
    {
        var readers = Rent(text, start, depth);
        readers.Lists.Words.Expansions.QuotedText.Parse(parts, ShellLexer.End, start);
        Return(readers);
    }

    /// <summary>A text within a text is read with readers of its own, for the others are not idle.</summary>
    private static (ShellLexer Input, ListParser Lists) Rent(string text, ShellPosition start, int depth)
    {
        var readers = idle ?? New();
        idle = null;
        readers.Input.Reset(text, start, depth);
        return readers;
    }

    private static (ShellLexer Input, ListParser Lists) New()
    {
        var input = new ShellLexer();
        return (input, new ListParser(input));
    }

    /// <summary>After a fault readers are not kept: they stopped in the middle of something.</summary>
    private static void Return((ShellLexer Input, ListParser Lists) readers)
    {
        readers.Input.Reset(string.Empty, default, 0);
        idle = readers;
    }
}
