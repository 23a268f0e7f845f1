namespace ContainerOS.UserData.Format;

/// <summary>A text as one word of a POSIX shell.</summary>
internal static class ShellQuoting
{
    /// <summary>Opens a word that no shell can hold: the run ends there, with the text as its message.</summary>
    internal const string Impossible = "\"${cos_no:?";

    /// <summary>Closes it.</summary>
    internal const string ImpossibleEnd = "}\"";

    /// <summary>
    /// The word: bare where that is safe, quoted else. A NUL or half a surrogate pair is possible in no argument of a program, nor is
    /// a value that is missing: the shell stops there by itself.
    /// </summary>
    internal static string Quote(string? text) =>
        text switch
        {
            null => Impossible + ImpossibleEnd,
            { Length: > 0 } when text.All(IsBare) => text,
            _ when text.Contains('\0', StringComparison.Ordinal) || !Wtf8.IsUtf8(text) => Impossible
                + PercentEncoding.Escape(text)
                + ImpossibleEnd,
            _ => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'",
        };

    internal static bool IsBare(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || "_./:=@%+,-".Contains(letter, StringComparison.Ordinal);
}
