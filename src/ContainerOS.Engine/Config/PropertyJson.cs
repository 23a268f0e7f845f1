using System.Globalization;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Config;

/// <summary>
/// Converts values to plain JSON. Secrets are in plain text, so callers must protect the result where <see
/// cref="PropertyValue.ContainsSecrets"/>.
/// </summary>
internal static class PropertyJson
{
    public static string Text(PropertyValue value) => Write(value).ToString(Formatting.None);

    public static JToken Write(PropertyValue value) =>
        value.Unwrapped switch
        {
            PropertyBool flag => new JValue(flag.Value),
            PropertyNumber number => Number(number.Value),
            PropertyString text => new JValue(text.Value),
            PropertyArray list => new JArray(list.Items.Select(Write)),
            PropertyMap map => new JObject(map.Select(entry => new JProperty(entry.Key, Write(entry.Value)))),
            PropertyReference reference => new JValue(reference.Urn),
            PropertyNull => JValue.CreateNull(),
            var other => throw new InvalidOperationException($"a value of kind {other.GetType().Name} cannot be written as JSON"),
        };

    /// <summary>A number in Go's format: integers have no fraction.</summary>
    public static JValue Number(double number) =>
        double.IsInteger(number) && Math.Abs(number) < 1e15
            ? new JValue((long)number)
            : new JValue(
                decimal.TryParse(
                    number.ToString("R", CultureInfo.InvariantCulture),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var exact
                )
                    ? exact
                    : (object)number
            );
}
