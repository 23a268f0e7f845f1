using System.Security.Cryptography;
using System.Text;
using ContainerOS.Sdk.Credentials;

namespace ContainerOS.Sdk.Signing;

/// <summary>The signature scheme ACS3-HMAC-SHA256.</summary>
internal static class Acs3
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string StringToSign(CanonicalRequest request) =>
        $"{Algorithm}\n{Hash(Encoding.UTF8.GetBytes(request.Text))}";

    public static string Sign(CanonicalRequest request, Secret secret) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(secret.Reveal()), Encoding.UTF8.GetBytes(StringToSign(request))));

    public static string Authorization(CanonicalRequest request, CloudCredentials credentials) =>
        $"{Algorithm} Credential={credentials.AccessKeyId},SignedHeaders={request.SignedHeaders},"
        + $"Signature={Sign(request, credentials.AccessKeySecret)}";
}
