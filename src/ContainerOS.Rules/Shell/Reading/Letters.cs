namespace ContainerOS.Rules.Shell.Reading;

/// <summary>What single letters mean to a shell.</summary>
internal static class Letters
{
    internal static bool EndsWord(char letter) =>
        letter is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>' or ShellInput.End;

    internal static bool BeginsName(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    internal static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    internal static bool AreOfName(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!IsOfName(letter))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsSpecialParameter(char letter) =>
        letter is '@' or '*' or '#' or '?' or '-' or '$' or '!' || char.IsAsciiDigit(letter);
}
