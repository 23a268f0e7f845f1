namespace ContainerOS.Rules.Scheduling;

/// <summary>Names of the kernel's.</summary>
internal static class KernelNameSyntax
{
    /// <summary>Whether a text is of the form of a sysctl: parts of letters, digits, <c>-</c>, <c>_</c>, joined by dots or slashes.</summary>
    internal static bool IsSysctl(string text) =>
        text.Split('.', '/') is { Length: > 1 } parts
        && parts.All(part => part.Length > 0 && part.All(letter => IsModuleLetter(letter) || letter is '*' or '@' or ':'));

    /// <summary>Whether a text is of the form of a module's name.</summary>
    internal static bool IsModule(string text) => text.Length > 0 && text[0] != '-' && text.All(IsModuleLetter);

    private static bool IsModuleLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
