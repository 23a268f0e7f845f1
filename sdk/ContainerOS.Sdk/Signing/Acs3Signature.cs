using System.Security.Cryptography;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Signing;

/// <summary>The signature scheme ACS3-HMAC-SHA256.</summary>
internal static class Acs3Signature
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>The hash of no bytes: that of most requests' bodies.</summary>
    public static string HashOfNothing { get; } = Hash([]);

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
