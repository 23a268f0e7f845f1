namespace ContainerOS.Rules.Scheduling;

/// <summary>The address of a registry or mirror: <c>https://mirror.example.com</c> or <c>registry.local:5000</c>.</summary>
/// <param name="Text">The address without its login, for messages.</param>
/// <param name="HasLogin">Whether it contains a name or password before <c>@</c>.</param>
internal readonly record struct RegistryAddress(string Text, bool HasLogin)
{
    private const string Between = "://";

    /// <summary>What is wrong with the address; null when it is one.</summary>
    internal string? Problem =>
        string.IsNullOrWhiteSpace(Text) ? "it is empty"
        : Text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)) ? "it contains a space or a control character"
        : !Uri.TryCreate(Text.Contains(Between, StringComparison.Ordinal) ? Text : "https://" + Text, UriKind.Absolute, out var uri)
        || uri.Scheme is not ("http" or "https")
        || uri.Host.Length == 0
            ? "it is not a host or an http or https address"
        : null;

    /// <summary>Reads an address. The login is removed from the text, because it is a secret.</summary>
    internal static RegistryAddress Of(string address)
    {
        var start = address.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var scheme ? scheme + Between.Length : 0;
        var end = address.AsSpan(start).IndexOf('/') is >= 0 and var slash ? start + slash : address.Length;
        var at = address.AsSpan(start, end - start).LastIndexOf('@');
        return at < 0 ? new RegistryAddress(address, false) : new RegistryAddress(address.Remove(start, at + 1), true);
    }
}
