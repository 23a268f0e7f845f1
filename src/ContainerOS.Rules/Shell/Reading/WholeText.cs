using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>
/// Reads whole texts. A thread keeps its readers for the next text: most scripts are short, and new readers would take a fifth of the memory of what is read.
/// Between two texts they stand at an empty one.
/// </summary>
internal static class WholeText
{
    [ThreadStatic]
    private static (ShellInput Input, ListReader Lists)? idle;

    /// <summary>Reads commands to the end. What was read before a fault stays in <paramref name="items"/>.</summary>
    internal static void Read(string text, ShellPosition start, int depth, List<AndOrList> items)
    {
        var readers = Take(text, start, depth);
        readers.Lists.All(items);
        Keep(readers);
    }

    /// <summary>Reads a text in which only expansions have a meaning, as in double quotes.</summary>
    internal static void Expand(string text, ShellPosition start, int depth, List<WordPart> parts)
    {
        var readers = Take(text, start, depth);
        readers.Lists.Words.Expansions.Quotes.Read(parts, ShellInput.End, start);
        Keep(readers);
    }

    /// <summary>A text within a text is read with readers of its own, for the others are not idle.</summary>
    private static (ShellInput Input, ListReader Lists) Take(string text, ShellPosition start, int depth)
    {
        var readers = idle ?? New();
        idle = null;
        readers.Input.Open(text, start, depth);
        return readers;
    }

    private static (ShellInput Input, ListReader Lists) New()
    {
        var input = new ShellInput();
        return (input, new ListReader(input));
    }

    /// <summary>After a fault readers are not kept: they stopped in the middle of something.</summary>
    private static void Keep((ShellInput Input, ListReader Lists) readers)
    {
        readers.Input.Open(string.Empty, default, 0);
        idle = readers;
    }
}
