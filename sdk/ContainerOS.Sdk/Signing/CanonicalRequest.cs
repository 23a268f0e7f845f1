using System.Text;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Signing;

/// <summary>A request in the one form that both ends hash (V3 signature guide of the vendor).</summary>
internal sealed class CanonicalRequest
{
    private readonly string method;
    private readonly string path;
    private readonly string query;
    private readonly string payloadHash;
    private readonly KeyValuePair<string, string>[] signed;

    public CanonicalRequest(string method, string path, string query, IEnumerable<KeyValuePair<string, string>> headers, string payloadHash)
    {
        (this.method, this.path, this.query, this.payloadHash) = (method, path, query, payloadHash);
        signed = [.. headers];
        for (var index = 0; index < signed.Length; index++)
        {
            signed[index] = new(signed[index].Key.ToLowerInvariant(), signed[index].Value.Trim());
        }

        signed = Array.TrueForAll(signed, IsSigned) ? signed : Array.FindAll(signed, IsSigned);
        Array.Sort(signed, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        SignedHeaders = string.Join(';', signed.Select(header => header.Key));
    }

    public string Text
    {
        get
        {
            using var text = new LentBytes();
            WriteTo(text);
            return Encoding.UTF8.GetString(text.Written);
        }
    }

    public string SignedHeaders { get; }

    /// <summary>Writes the form, as it is hashed.</summary>
    public void WriteTo(LentBytes text)
    {
        text.Add(method).Add("\n").Add(path).Add("\n").Add(query).Add("\n");
        foreach (var (name, value) in signed)
        {
            text.Add(name).Add(":").Add(value).Add("\n");
        }

        text.Add("\n").Add(SignedHeaders).Add("\n").Add(payloadHash);
    }

    private static bool IsSigned(KeyValuePair<string, string> header) =>
        header.Key is "host" or "content-type" || header.Key.StartsWith("x-acs-", StringComparison.Ordinal);
}
