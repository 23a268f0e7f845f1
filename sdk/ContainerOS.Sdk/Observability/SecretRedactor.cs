using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Observability;

/// <summary>
/// Redacts the secrets of one call wherever a service repeats them: the keys, the signature, and the user data and passwords of the
/// request.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="credentials">The credentials that signed it.</param>
/// <param name="signature">Its signature.</param>
internal sealed class SecretRedactor(ApiCall call, CloudCredentials credentials, string signature)
{
    private const int MaxTextLength = 2000;

    // A shorter line is too common to redact: "done" in user data would be redacted in every error message.
    private const int MinLineLength = 8;

    // Shorter than any password that is allowed, and than the base64 of any content.
    private const int MinValueLength = 4;

    // Cached, because a trace redacts every text of a reply.
    private string[]? secrets;

    /// <summary>Redacts secrets of the call in a text, and cuts the text to 2000 characters.</summary>
    public string Redact(string text)
    {
        secrets ??= [.. Secrets().Where(value => value.Length > 0).Distinct().OrderByDescending(value => value.Length)];
        var redacted = secrets.Aggregate(
            text,
            (current, value) => current.Replace(value, JsonRedactor.Placeholder, StringComparison.Ordinal)
        );
        return redacted.Length <= MaxTextLength ? redacted : redacted[..MaxTextLength] + "...";
    }

    private IEnumerable<string> Secrets() =>
        [
            credentials.AccessKeySecret.Reveal(),
            credentials.SecurityToken?.Reveal() ?? string.Empty,
            signature,
            .. BodySecrets().Concat(QuerySecrets()).Where(value => value.Length >= MinValueLength).SelectMany(Forms),
        ];

    private IEnumerable<string> BodySecrets() =>
        call.Body is null
            ? []
            : call
                .Body.Descendants()
                .OfType<JProperty>()
                .Where(SensitiveNames.IsSensitive)
                .SelectMany(field => field.DescendantsAndSelf().OfType<JValue>())
                .Select(leaf => leaf.Value)
                .OfType<string>();

    private IEnumerable<string> QuerySecrets() => call.Query.Where(pair => SensitiveNames.IsSensitive(pair.Key)).Select(pair => pair.Value);

    /// <summary>The value and, when it is base64, its decoded text, complete and by line.</summary>
    private static IEnumerable<string> Forms(string value)
    {
        var buffer = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, buffer, out var length))
        {
            return [value];
        }

        var decoded = Encoding.UTF8.GetString(buffer, 0, length);
        return [value, decoded, .. decoded.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= MinLineLength)];
    }
}

/// <summary>
/// Redacts what looks like a secret in a text whose secrets are not known, such as an event of a task that another program started: the
/// value after a word like password or token, the password in an address, and base64 long enough to be user data.
/// </summary>
internal static partial class SecretPatterns
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Redact(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var named = Named().Replace(text, "$1[secret]");
        var withoutPasswords = UserInfo().Replace(named, "$1[secret]@");
        return Encoded().Replace(withoutPasswords, run => IsDigest(run.Value) ? run.Value : JsonRedactor.Placeholder);
    }

    // Digests of images and disks are hexadecimal. They are not secret, and they name what failed.
    private static bool IsDigest(string run) => run.All(char.IsAsciiHexDigit);

    [GeneratedRegex("""((?:password|passwd|secret|token|access_?key_?secret)["']?\s*[=:]\s*["']?)[^\s"',;]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex("""(://[^\s/:@"']*:)[^\s/@"']+@""")]
    private static partial Regex UserInfo();

    [GeneratedRegex("[A-Za-z0-9+/]{64,}={0,2}")]
    private static partial Regex Encoded();
}

/// <summary>Redacts secrets and user data in JSON.</summary>
/// <param name="redactor">Knows the secrets of the call.</param>
internal sealed class JsonRedactor(SecretRedactor redactor)
{
    public const string Placeholder = "[secret]";

    /// <summary>Redacts a body. Of a body that is not JSON only the length is shown, because its content is unknown.</summary>
    public string Redact(string text)
    {
        try
        {
            return text.Length == 0 ? text : Redact(JsonText.Read(text));
        }
        catch (JsonException)
        {
            return $"[{text.Length} characters that are not JSON]";
        }
    }

    /// <summary>Redacts a value.</summary>
    public string Redact(JToken value) => Redacted(value).ToString(Formatting.None);

    private JToken Redacted(JToken token) =>
        token switch
        {
            JObject fields => new JObject(
                fields
                    .Properties()
                    .Select(field => new JProperty(
                        field.Name,
                        SensitiveNames.IsSensitive(field) ? Hidden(field.Value) : Redacted(field.Value)
                    ))
            ),
            JArray items => new JArray(items.Select(Redacted)),
            JValue { Value: string text } => text.TrimStart() is ['{' or '[', ..]
                ? Redact(text)
                : SecretPatterns.Redact(redactor.Redact(text)),
            _ => token.DeepClone(),
        };

    // A boolean of a sensitive name is not secret, and an empty value only shows that the field was empty.
    private static JToken Hidden(JToken value) => value is JValue { Value: null or "" or bool } ? value.DeepClone() : Placeholder;
}

/// <summary>Knows which fields, parameters and headers hold what only the client and the service may read.</summary>
internal static class SensitiveNames
{
    // User data, commands and their output may hold anything; a kubeconfig and a certificate give access.
    private static readonly HashSet<string> Fields =
    [
        "userdata",
        "preuserdata",
        "commandcontent",
        "output",
        "script",
        "scripts",
        "attachscript",
        "envs",
        "environment",
        "kubeconfig",
        "certificateauthority",
        "certificate",
        "clientcertificate",
        "clientkey",
        "privatekey",
        "authorization",
        "signature",
    ];

    private static readonly string[] Endings = ["password", "passwd", "secret", "token", "privatekey"];

    // Tokens for paging and for idempotency.
    private static readonly HashSet<string> Harmless = ["nexttoken", "clienttoken"];

    // An allow list, because a header that a proxy or a later version adds may be a secret.
    private static readonly HashSet<string> HarmlessHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "host",
        "accept",
        "user-agent",
        "content-type",
        "content-length",
        "x-acs-action",
        "x-acs-version",
        "x-acs-date",
        "date",
        "server",
        "connection",
        "transfer-encoding",
        "x-acs-request-id",
        "x-acs-trace-id",
        "x-acs-retry-after",
        "x-ratelimit-user-api",
        "x-ratelimit-user",
    };

    /// <summary>Whether a JSON field or a query parameter is sensitive. Case and separators do not matter.</summary>
    public static bool IsSensitive(string name)
    {
        var plain = name.Replace("_", string.Empty, StringComparison.Ordinal)
            .Replace("-", string.Empty, StringComparison.Ordinal)
            .ToLowerInvariant();
        return Fields.Contains(plain)
            || (!Harmless.Contains(plain) && Endings.Any(ending => plain.EndsWith(ending, StringComparison.Ordinal)));
    }

    /// <summary>
    /// Whether a JSON field is sensitive. <c>config</c> is the kubeconfig of a cluster when it is text, and the settings of a component
    /// when it is an object.
    /// </summary>
    public static bool IsSensitive(JProperty field) =>
        IsSensitive(field.Name) || (field.Name == "config" && field.Value.Type == JTokenType.String);

    /// <summary>Whether the value of a header is not sensitive.</summary>
    public static bool IsHarmlessHeader(string name) => HarmlessHeaders.Contains(name);
}
