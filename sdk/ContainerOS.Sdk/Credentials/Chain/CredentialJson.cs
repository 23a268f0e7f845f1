using System.Globalization;
using ContainerOS.Sdk.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// Reads credentials from the JSON of STS, the metadata service, a credentials URI and an external program. Error messages never quote the
/// text.
/// </summary>
internal static class CredentialJson
{
    public static JObject Parse(string text, string origin)
    {
        try
        {
            return JsonText.Read(text) as JObject ?? throw new CredentialSourceException(origin, "the answer is not a JSON object.");
        }
        catch (JsonException)
        {
            // The message of the parser quotes the text, which may be secret, so it is not the inner exception.
            throw new CredentialSourceException(origin, "the answer is not JSON.");
        }
    }

    /// <summary>Reads keys with the field names of STS and the metadata service.</summary>
    public static ExpiringCredentials Read(JObject fields, string origin) =>
        Keys(fields, origin, "AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration");

    /// <summary>Reads keys with the field names of the CLI.</summary>
    public static ExpiringCredentials ReadSnake(JObject fields, string origin) =>
        Keys(fields, origin, "access_key_id", "access_key_secret", "sts_token", "expiration");

    public static string? Text(JObject fields, string name) =>
        fields[name] is JValue { Value: not null } value && value.ToString(CultureInfo.InvariantCulture).Trim() is { Length: > 0 } text
            ? text
            : null;

    private static ExpiringCredentials Keys(JObject fields, string origin, string id, string secret, string token, string end) =>
        new(
            new(Require(fields, id, origin), new(Require(fields, secret, origin)), Text(fields, token) is { } text ? new(text) : null),
            Text(fields, end) is { } expiration ? Time(expiration, end, origin) : DateTimeOffset.MaxValue
        );

    private static string Require(JObject fields, string name, string origin) =>
        Text(fields, name) ?? throw new CredentialSourceException(origin, $"the answer has no {name}.");

    private static DateTimeOffset Time(string text, string name, string origin) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new CredentialSourceException(origin, $"{name} in the answer is not a time.");
}
