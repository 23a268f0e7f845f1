using ContainerOS.Protocol.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Runs;

/// <summary>Formats property values as JSON and as text. Secrets are hidden unless they are requested.</summary>
internal static class ValueText
{
    private const string Hidden = "[secret]";

    /// <summary>The text for a value that is only known after deployment.</summary>
    internal const string Unknown = "[known after up]";

    /// <summary>A value as JSON.</summary>
    internal static JToken ToJson(PropertyValue value, bool showSecrets = false) =>
        value switch
        {
            PropertySecret when !showSecrets => Hidden,
            PropertyOutput { IsSecret: true } when !showSecrets => Hidden,
            PropertySecret secret => ToJson(secret.Element, showSecrets),
            PropertyOutput output => output.Element is { } element ? ToJson(element, showSecrets) : Unknown,
            PropertyUnknown => Unknown,
            PropertyString text => text.Value,
            PropertyBool truth => truth.Value,
            PropertyNumber number => Number(number.Value),
            PropertyArray array => new JArray(array.Items.Select(item => ToJson(item, showSecrets))),
            PropertyMap map => new JObject(map.Select(pair => new JProperty(pair.Key, ToJson(pair.Value, showSecrets)))),
            PropertyReference reference => reference.Urn,
            _ => JValue.CreateNull(),
        };

    /// <summary>A value on one line: strings without quotes, anything else as JSON.</summary>
    internal static string OneLine(PropertyValue value, bool showSecrets = false) =>
        ToJson(value, showSecrets) switch
        {
            JValue { Type: JTokenType.String } text => (string)text!,
            var token => token.ToString(Formatting.None),
        };

    /// <summary>The protocol carries doubles only; whole numbers are written without a fraction.</summary>
    private static JValue Number(double value) =>
        double.IsInteger(value) && Math.Abs(value) < 1L << 53 ? new JValue((long)value) : new JValue(value);
}
