namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>What single letters mean to a shell.</summary>
internal static class ShellCharacters
{
    internal static bool EndsWord(char letter) =>
        letter is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>' or ShellLexer.End;

    internal static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    internal static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    internal static bool AreNameParts(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!IsNamePart(letter))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsSpecialParameter(char letter) =>
        letter is '@' or '*' or '#' or '?' or '-' or '$' or '!' || char.IsAsciiDigit(letter);
}
