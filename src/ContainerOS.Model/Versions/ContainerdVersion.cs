namespace ContainerOS.Model.Versions;

/// <summary>Versions of containerd as ACK writes them.</summary>
public static class ContainerdVersion
{
    /// <summary>
    /// Whether a text is a version of containerd: 1.x and 2.x with three parts, ACK's builds with four. Docker versions (19.03, 20.10) have
    /// a higher major version.
    /// </summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string text) =>
        text.Split('.') is ["1" or "2", .. { Length: 2 or 3 } rest]
        && rest.All(part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit));
}
