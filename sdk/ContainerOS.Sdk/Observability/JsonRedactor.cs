using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Observability;

/// <summary>JSON with its secrets and user data blanked out.</summary>
/// <param name="redactor">Knows the secrets of the call itself.</param>
internal sealed class JsonRedactor(SecretRedactor redactor)
{
    public const string Placeholder = "[secret]";

    /// <summary>A body; one that is no JSON is not shown, for nobody knows what is in it.</summary>
    public string Redact(string text)
    {
        try
        {
            return text.Length == 0 ? text : Redact(JsonText.Read(text));
        }
        catch (JsonException)
        {
            return $"[{text.Length} characters that are no JSON]";
        }
    }

    /// <summary>A value.</summary>
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

    // A flag or a number of that name is no secret, and nothing at all tells that the field was empty.
    private static JToken Hidden(JToken value) => value is JValue { Value: null or "" or bool } ? value.DeepClone() : Placeholder;
}
