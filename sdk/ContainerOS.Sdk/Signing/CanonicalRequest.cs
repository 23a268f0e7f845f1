namespace ContainerOS.Sdk.Signing;

/// <summary>A request in the one form that both ends hash (V3 signature guide of the vendor).</summary>
internal sealed class CanonicalRequest
{
    public CanonicalRequest(
        string method, string path, string query, IEnumerable<KeyValuePair<string, string>> headers, string payloadHash)
    {
        var signed = headers.Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim()))
            .Where(header => IsSigned(header.Name)).OrderBy(header => header.Name, StringComparer.Ordinal).ToArray();
        SignedHeaders = string.Join(';', signed.Select(header => header.Name));
        var block = string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"));
        Text = string.Join('\n', method, path, query, block, SignedHeaders, payloadHash);
    }

    public string Text { get; }

    public string SignedHeaders { get; }

    private static bool IsSigned(string name) =>
        name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal);
}
