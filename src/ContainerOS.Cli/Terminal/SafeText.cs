using System.Globalization;
using System.Text;

namespace ContainerOS.Cli.Terminal;

/// <summary>Makes what stands in a user's file fit to be shown: nothing in it may steer the terminal, or show letters in another order than they stand.</summary>
internal static class SafeText
{
    private const int Pictures = 0x2400;

    /// <summary>The text with a visible sign, one column wide, for each control and order mark; line ends stay.</summary>
    internal static string Of(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(letter => IsUnsafe(letter) ? Sign(letter) : letter)) : text;

    private static bool IsUnsafe(char letter) =>
        letter != '\n' && (char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format && letter is not '\u200d');

    private static char Sign(char letter) => letter < ' ' ? (char)(Pictures + letter) : (char)Rune.ReplacementChar.Value;
}
