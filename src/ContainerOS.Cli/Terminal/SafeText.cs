using System.Globalization;
using System.Text;

namespace ContainerOS.Cli.Terminal;

/// <summary>
/// Makes text from a user's file safe to print: it cannot send commands to the terminal or reorder what is displayed.
/// </summary>
internal static class SafeText
{
    private const int Pictures = 0x2400;

    /// <summary>The text with each control and bidirectional character replaced by a visible one; line breaks are kept.</summary>
    internal static string Of(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(letter => IsUnsafe(letter) ? Sign(letter) : letter)) : text;

    /// <summary>The same on one line: a value with a line break cannot add a line of its choice.</summary>
    internal static string Line(string text) =>
        Of(text).Replace('\n', (char)(Pictures + '\n')).Replace('\u2028', '\uFFFD').Replace('\u2029', '\uFFFD');

    private static bool IsUnsafe(char letter) =>
        letter != '\n' && (char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format && letter is not '\u200d');

    private static char Sign(char letter) => letter < ' ' ? (char)(Pictures + letter) : (char)Rune.ReplacementChar.Value;
}
