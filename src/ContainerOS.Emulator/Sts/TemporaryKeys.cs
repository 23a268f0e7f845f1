using System.Security.Cryptography;
using System.Text;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Sts;

/// <summary>
/// Temporary keys. All that is known of a key is in its token, which is signed, so that nothing is stored and a key outlives a restart.
/// </summary>
/// <param name="seed">The seed of the account: another emulator with the same seed accepts the same keys.</param>
internal sealed class TemporaryKeys(int seed)
{
    private const string Prefix = "STS.";
    private readonly byte[] secret = SHA256.HashData(Encoding.UTF8.GetBytes($"temporary keys of the emulated account {seed}"));

    /// <summary>Whether an access key id is that of a temporary key.</summary>
    internal static bool IsTemporary(string keyId) => keyId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Creates a key for a session.</summary>
    internal TemporaryKey Issue(RoleSession session)
    {
        var content = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                JsonFields.Write(
                    FieldMap.Of(("role", session.Role), ("name", session.Name), ("expires", session.ExpiresAt.ToUnixTimeSeconds()))
                )
            )
        );
        var token = $"{content}.{Sign("token", content)}";
        return new(IdOf(token), SecretOf(token), token, session);
    }

    /// <summary>The key of a token.</summary>
    /// <exception cref="ApiException">The token is not valid, has expired, or is of another key. The codes are inferred.</exception>
    internal TemporaryKey Find(string keyId, string token, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 2 || !Equal(Sign("token", parts[0]), parts[1]))
        {
            throw new ApiException(403, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");
        }

        if (!Equal(IdOf(token), keyId))
        {
            throw new ApiException(
                403,
                "InvalidSecurityToken.MismatchWithAccessKey",
                "Specified SecurityToken mismatch with the AccessKey."
            );
        }

        var session = Read(parts[0]);
        return session.ExpiresAt > now
            ? new(keyId, SecretOf(token), token, session)
            : throw new ApiException(403, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
    }

    private static RoleSession Read(string content)
    {
        try
        {
            var fields = JsonFields.Read(Encoding.UTF8.GetString(Convert.FromBase64String(content)));
            return new(fields.Text("role")!, fields.Text("name")!, DateTimeOffset.FromUnixTimeSeconds(fields.Whole("expires")!.Value));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new ApiException(403, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");
        }
    }

    private string IdOf(string token) => Prefix + Sign("id", token)[..20];

    private string SecretOf(string token) => Sign("secret", token);

    private string Sign(string use, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{use}/{text}")));

    private static bool Equal(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}

/// <summary>A session of an assumed role.</summary>
/// <param name="Role">The name of the role.</param>
/// <param name="Name">The name of the session.</param>
/// <param name="ExpiresAt">When its keys expire, in real time.</param>
internal sealed record RoleSession(string Role, string Name, DateTimeOffset ExpiresAt)
{
    internal string Arn => $"acs:ram::{DemoAccount.AccountId}:assumed-role/{Role}/{Name}";

    internal string Id => $"{StsOperations.RoleId}:{Name}";
}

/// <summary>A temporary key.</summary>
/// <param name="Id">The access key id.</param>
/// <param name="Secret">The access key secret.</param>
/// <param name="Token">The security token.</param>
/// <param name="Session">The session that it is for.</param>
internal sealed record TemporaryKey(string Id, string Secret, string Token, RoleSession Session);
