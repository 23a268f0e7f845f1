using System.Text;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Observability;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>Blanks out what a service might echo in an error text: the keys, the signature and the user data of this very call.</summary>
/// <param name="call">The call.</param>
/// <param name="credentials">What signed it.</param>
/// <param name="signature">Its signature.</param>
internal sealed class SecretRedactor(ApiCall call, CloudCredentials credentials, string signature)
{
    private const int LongestText = 2000;

    // A line shorter than this is too common to blank: "done" in user data would blank it in every error.
    private const int ShortestLine = 8;

    // Shorter than any password that is allowed, or base64 of anything.
    private const int ShortestValue = 4;

    // Found once: a trace cleans every text of a reply.
    private string[]? blanked;

    public string Redact(string text)
    {
        blanked ??= [.. Sensitive().Where(value => value.Length > 0).Distinct().OrderByDescending(value => value.Length)];
        var clean = blanked.Aggregate(text, (current, value) => current.Replace(value, "[secret]", StringComparison.Ordinal));
        return clean.Length <= LongestText ? clean : clean[..LongestText] + "...";
    }

    private IEnumerable<string> Sensitive() =>
        [
            credentials.AccessKeySecret.Reveal(),
            credentials.SecurityToken?.Reveal() ?? string.Empty,
            signature,
            .. BodySecrets().Concat(QuerySecrets()).Where(value => value.Length >= ShortestValue).SelectMany(Forms),
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

    /// <summary>The value, and when it is base64 what it holds, whole and by line.</summary>
    private static IEnumerable<string> Forms(string value)
    {
        var buffer = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, buffer, out var length))
        {
            return [value];
        }

        var clear = Encoding.UTF8.GetString(buffer, 0, length);
        return [value, clear, .. clear.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= ShortestLine)];
    }
}
