using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ContainerOS.Cli.Terminal;

/// <summary>
/// Makes text of a program, a state, a plugin or a cloud safe to print: it cannot send commands to the terminal, reorder what is displayed,
/// or add lines of its choice. There is one function for each medium.
/// </summary>
internal static partial class SafeText
{
    private const int Pictures = 0x2400;

    /// <summary>
    /// The text with each control and bidirectional character replaced by a visible one; line breaks are kept. For text whose lines are
    /// indented or piped.
    /// </summary>
    internal static string Of(string text) => Replace(text, IsUnsafe, Sign);

    /// <summary>The same on one line, for a value within a line: a value with a line break cannot add a line of its choice.</summary>
    internal static string Line(string text) => Replace(text, rune => rune.Value == '\n' || IsUnsafe(rune), Sign);

    /// <summary>The text with its line breaks made visible, and nothing else.</summary>
    internal static string OneLine(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\n', (char)(Pictures + '\n'))
            : text;

    /// <summary>
    /// The lines of a message that has several: each further one starts with spaces, so that none looks like another message.
    /// </summary>
    internal static IEnumerable<string> MessageLines(string before, string message, Func<string, string> style) =>
        message.Split('\n').Select((line, index) => (index == 0 ? before : "    ") + style(WithoutCommands(Line(line))));

    /// <summary>JSON whose strings have each such character as an escape sequence: it means the same, and is safe to look at.</summary>
    /// <param name="json">JSON, in which these characters can only be in strings.</param>
    internal static string Json(string json) =>
        InlineCommand()
            .Replace(
                Replace(
                    json,
                    rune => rune.Value is not '\r' && IsUnsafe(rune),
                    rune => string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:x4}"))
                ),
                "#\\u0023"
            );

    /// <summary>
    /// The text without commands for a build server that shows it in a log: GitHub takes them at the start of a line, after spaces
    /// (actions/runner, <c>ActionCommand.TryParseV2</c>); GitHub's old form, Azure Pipelines and TeamCity take
    /// <c>##name[</c> anywhere in it.
    /// </summary>
    internal static string WithoutCommands(string text) => InlineCommand().Replace(LineCommand().Replace(text, "$1: :"), "# #");

    /// <summary>Whether a character acts on the terminal or on the order of others. The zero width joiner is part of many emoji.</summary>
    internal static bool IsUnsafe(Rune rune) =>
        rune.Value is not ('\n' or 0x200d)
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static string Replace(string text, Func<Rune, bool> concerned, Func<Rune, string> replacement)
    {
        if (text.All(letter => letter is >= ' ' and <= '~'))
        {
            return text;
        }

        // A surrogate without its partner is enumerated as the replacement character.
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(concerned(rune) ? replacement(rune) : rune.ToString());
        }

        return safe.ToString();
    }

    [GeneratedRegex("##(?=[a-zA-Z-]*\\[)")]
    private static partial Regex InlineCommand();

    [GeneratedRegex("^([ \\t]*)::(?=[a-zA-Z])", RegexOptions.Multiline)]
    private static partial Regex LineCommand();

    private static string Sign(Rune rune) =>
        rune.Value < ' ' ? ((char)(Pictures + rune.Value)).ToString() : Rune.ReplacementChar.ToString();
}
