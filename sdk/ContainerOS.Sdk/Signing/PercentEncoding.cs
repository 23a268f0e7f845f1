namespace ContainerOS.Sdk.Signing;

/// <summary>RFC 3986 encoding as the signature requires it: only <c>A-Za-z0-9-_.~</c> are not encoded.</summary>
internal static class PercentEncoding
{
    public static string Encode(string text) => Uri.EscapeDataString(text);

    /// <summary>The query, sorted by name and value, with both encoded; empty without parameters.</summary>
    public static string Query(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join(
            '&',
            parameters
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .ThenBy(pair => pair.Value, StringComparer.Ordinal)
                .Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}")
        );
}
