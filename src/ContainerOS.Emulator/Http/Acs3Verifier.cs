using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Emulator.Sts;

namespace ContainerOS.Emulator.Http;

/// <summary>Verifies ACS3-HMAC-SHA256 signatures like the vendor's gateway. Undocumented status codes are inferred.</summary>
internal sealed class Acs3Verifier(TimeProvider time, Func<string, string?> secretOf, TemporaryKeys? temporary = null)
{
    private const string Algorithm = "ACS3-HMAC-SHA256";
    private static readonly string[] Mandatory =
    [
        "host",
        "x-acs-action",
        "x-acs-content-sha256",
        "x-acs-date",
        "x-acs-signature-nonce",
        "x-acs-version",
    ];
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);
    private readonly HashSet<string> nonces = [];
    private readonly Queue<(string Nonce, DateTimeOffset At)> nonceOrder = [];

    /// <summary>Rejects a call whose signature is not valid. Returns the session of a temporary key; null for another key.</summary>
    internal RoleSession? Verify(ApiRequest request, TimeSpan skew = default)
    {
        var parts = Parts(request.Headers.GetValueOrDefault("authorization", string.Empty));
        var key = parts.GetValueOrDefault("Credential", string.Empty);
        var session = FindTemporary(request, key);
        var secret =
            session?.Secret
            ?? secretOf(key)
            ?? throw new ApiException(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        var signed = parts.GetValueOrDefault("SignedHeaders", string.Empty).Split(';');
        if (Mandatory.FirstOrDefault(name => !signed.Contains(name) || !request.Headers.ContainsKey(name)) is { } missing)
        {
            throw new ApiException(400, "IncompleteSignature", $"The header {missing} is missing or not signed.");
        }

        CheckTime(request, skew);
        CheckBody(request);
        if (!FixedEquals(Signature(request, signed, secret), parts.GetValueOrDefault("Signature", string.Empty)))
        {
            throw new ApiException(
                400,
                "SignatureDoesNotMatch",
                $"The signature does not match. Canonical request hash: {Hash(Encoding.UTF8.GetBytes(Canonical(request, signed)))}."
            );
        }

        CheckNonce(request.Headers["x-acs-signature-nonce"]);
        return session?.Session;
    }

    private TemporaryKey? FindTemporary(ApiRequest request, string key) =>
        temporary is not null && TemporaryKeys.IsTemporary(key)
            ? temporary.Find(key, request.Headers.GetValueOrDefault("x-acs-security-token", string.Empty), time.GetUtcNow())
            : null;

    /// <summary>The canonical request, which is hashed.</summary>
    internal static string Canonical(ApiRequest request, string[] signed)
    {
        var query = string.Join(
            '&',
            request
                .Query.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .ThenBy(pair => pair.Value, StringComparer.Ordinal)
                .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")
        );
        var headers = string.Concat(
            signed.Order(StringComparer.Ordinal).Select(name => $"{name}:{request.Headers.GetValueOrDefault(name, string.Empty).Trim()}\n")
        );
        return string.Join(
            '\n',
            request.Method,
            request.RawPath,
            query,
            headers,
            string.Join(';', signed),
            request.Headers["x-acs-content-sha256"]
        );
    }

    internal static string Signature(ApiRequest request, string[] signed, string secret)
    {
        var text = $"{Algorithm}\n{Hash(Encoding.UTF8.GetBytes(Canonical(request, signed)))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
    }

    private static Dictionary<string, string> Parts(string authorization)
    {
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            throw new ApiException(400, "IncompleteSignature", "The Authorization header is missing or uses another algorithm.");
        }

        // More parts than three are a second header, whose value the server appends.
        var parts = authorization[(Algorithm.Length + 1)..].Split(',');
        if (parts.Length > 3)
        {
            throw new ApiException(400, "IncompleteSignature", "The Authorization header is not unique.");
        }

        return parts
            .Select(part => part.Trim().Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], pair => pair[1])
            .ToDictionary(part => part.Key, Single);
    }

    private static string Single(IGrouping<string, string> part) =>
        part.Count() == 1
            ? part.First()
            : throw new ApiException(400, "IncompleteSignature", $"The Authorization header has more than one {part.Key}.");

    private void CheckTime(ApiRequest request, TimeSpan skew)
    {
        if (
            !DateTimeOffset.TryParseExact(
                request.Headers["x-acs-date"],
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var sent
            )
            || (sent - time.GetUtcNow() - skew).Duration() > Tolerance
        )
        {
            throw new ApiException(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
        }
    }

    private static void CheckBody(ApiRequest request)
    {
        if (request.Headers["x-acs-content-sha256"] != Hash(request.Body))
        {
            throw new ApiException(400, "SignatureDoesNotMatch", "The hash of the body does not match x-acs-content-sha256.");
        }
    }

    private void CheckNonce(string nonce)
    {
        var now = time.GetUtcNow();
        lock (nonces)
        {
            while (nonceOrder.TryPeek(out var oldest) && now - oldest.At > Tolerance)
            {
                nonces.Remove(nonceOrder.Dequeue().Nonce);
            }

            if (!nonces.Add(nonce))
            {
                throw new ApiException(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
            }

            nonceOrder.Enqueue((nonce, now));
        }
    }

    private static bool FixedEquals(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(left), Encoding.ASCII.GetBytes(right));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
