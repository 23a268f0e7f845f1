using System.Security.Cryptography;
using System.Text;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Signing;

/// <summary>Computes signatures of the scheme ACS3-HMAC-SHA256.</summary>
internal static class Acs3Signature
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>The hash of an empty body, which most requests have.</summary>
    public static string HashOfEmptyBody { get; } = Hash([]);

    public static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    public static string Sign(CanonicalRequest request, Secret secret)
    {
        using var text = new PooledBuffer();
        request.WriteTo(text);
        using var toSign = new PooledBuffer();
        toSign.Append(Algorithm).Append("\n").Append(Hash(text.Written));
        using var key = new PooledBuffer();
        key.Append(secret.Reveal());
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Written, toSign.Written, signature);
        return Convert.ToHexStringLower(signature);
    }
}

/// <summary>A request in the canonical form that client and service hash (the vendor's V3 signature guide).</summary>
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
            using var text = new PooledBuffer();
            WriteTo(text);
            return Encoding.UTF8.GetString(text.Written);
        }
    }

    public string SignedHeaders { get; }

    /// <summary>Writes the canonical form.</summary>
    public void WriteTo(PooledBuffer text)
    {
        text.Append(method).Append("\n").Append(path).Append("\n").Append(query).Append("\n");
        foreach (var (name, value) in signed)
        {
            text.Append(name).Append(":").Append(value).Append("\n");
        }

        text.Append("\n").Append(SignedHeaders).Append("\n").Append(payloadHash);
    }

    private static bool IsSigned(KeyValuePair<string, string> header) =>
        header.Key is "host" or "content-type" || header.Key.StartsWith("x-acs-", StringComparison.Ordinal);
}
