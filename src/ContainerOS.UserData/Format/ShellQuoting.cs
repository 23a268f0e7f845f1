using System.Text;

namespace ContainerOS.UserData.Format;

/// <summary>Quotes texts as words of a POSIX shell.</summary>
internal static class ShellQuoting
{
    /// <summary>The start of a word that a shell cannot hold. The script fails there, with the text as its message.</summary>
    internal const string Impossible = "\"${cos_no:?";

    /// <summary>The end of such a word.</summary>
    internal const string ImpossibleEnd = "}\"";

    /// <summary>
    /// Writes a word: unquoted if that is safe, otherwise quoted. A NUL character, an unpaired surrogate or a missing value cannot be an
    /// argument of a program, so the shell fails at such a word.
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

    internal static bool IsBare(char character) =>
        char.IsAsciiLetterOrDigit(character) || "_./:=@%+,-".Contains(character, StringComparison.Ordinal);
}

/// <summary>Reads the words that <see cref="ShellQuoting"/> writes, from an offset in a script to the end of the command.</summary>
internal sealed class QuotedWordReader(string script, int start)
{
    /// <summary>The offset after the command and its line end.</summary>
    internal int At { get; private set; } = start;

    /// <summary>The end tag of the command's here-document; null without one.</summary>
    internal string? Tag { get; private set; }

    /// <summary>Reads the words of the command; null for a missing value.</summary>
    internal List<string?> Read()
    {
        var words = new List<string?>();
        while (At < script.Length && script[At] != '\n')
        {
            if (script[At] == ' ')
            {
                At++;
            }
            else if (script[At] == '<')
            {
                Tag = Word()?.TrimStart('<');
            }
            else
            {
                words.Add(Word());
            }
        }

        At++;
        return words;
    }

    private string? Word()
    {
        if (string.CompareOrdinal(script, At, ShellQuoting.Impossible, 0, ShellQuoting.Impossible.Length) == 0)
        {
            return Impossible();
        }

        var word = new StringBuilder();
        while (At < script.Length && script[At] is not (' ' or '\n'))
        {
            Part(word);
        }

        return word.ToString();
    }

    private void Part(StringBuilder word)
    {
        if (script[At] == '\'' && script.IndexOf('\'', At + 1) is > 0 and var close)
        {
            word.Append(script, At + 1, close - At - 1);
            At = close + 1;
        }
        else
        {
            At += script[At] == '\\' && At + 1 < script.Length ? 1 : 0;
            word.Append(script[At++]);
        }
    }

    private string? Impossible()
    {
        var begin = At + ShellQuoting.Impossible.Length;
        var end = script.IndexOf(ShellQuoting.ImpossibleEnd, begin, StringComparison.Ordinal);
        At = end < 0 ? script.Length : end + ShellQuoting.ImpossibleEnd.Length;
        return end <= begin ? null : PercentEncoding.Unescape(script[begin..end]);
    }
}
