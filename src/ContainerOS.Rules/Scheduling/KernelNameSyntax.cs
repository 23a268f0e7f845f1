namespace ContainerOS.Rules.Scheduling;

/// <summary>The syntax of kernel parameter and module names.</summary>
internal static class KernelNameSyntax
{
    /// <summary>Whether a text is a sysctl name: parts of letters, digits, <c>-</c> and <c>_</c>, joined by dots or slashes.</summary>
    internal static bool IsSysctl(string text) =>
        text.Split('.', '/') is { Length: > 1 } parts
        && parts.All(part => part.Length > 0 && part.All(letter => IsModuleLetter(letter) || letter is '*' or '@' or ':'));

    /// <summary>Whether a text is a module name.</summary>
    internal static bool IsModule(string text) => text.Length > 0 && text[0] != '-' && text.All(IsModuleLetter);

    private static bool IsModuleLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
