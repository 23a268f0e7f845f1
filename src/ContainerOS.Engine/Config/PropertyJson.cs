using System.Globalization;
using ContainerOS.Engine.State;
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
    /// <summary>The text that Go's <c>json.Marshal</c> writes, so that <c>fn::toJSON</c> gives the same string in both engines.</summary>
    public static string Text(PropertyValue value) =>
        Write(value)
            .ToString(Formatting.None)
            .Replace("<", @"\u003c", StringComparison.Ordinal)
            .Replace(">", @"\u003e", StringComparison.Ordinal)
            .Replace("&", @"\u0026", StringComparison.Ordinal);

    public static JToken Write(PropertyValue value) =>
        value.Unwrapped switch
        {
            PropertyBool flag => new JValue(flag.Value),
            PropertyNumber number => Number(number.Value),
            PropertyString text => new JValue(text.Value),
            PropertyArray list => new JArray(list.Items.Select(Write)),
            PropertyMap map => new JObject(map.Select(entry => new JProperty(entry.Key, Write(entry.Value)))),
            PropertyReference reference => new JValue(reference.Urn),
            PropertyAsset asset => Write(asset.Fields.With(StateSignatures.Key, asset.Signature)),
            PropertyNull => JValue.CreateNull(),
            var other => throw new InvalidOperationException($"a value of kind {other.GetType().Name} cannot be written as JSON"),
        };

    /// <summary>A number in the format of Go's <c>encoding/json</c>: with an exponent below 1e-6 and from 1e21 on.</summary>
    public static JValue Number(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(number) || Math.Abs(number) is 0 or (>= 1e-6 and < 1e21))
        {
            return decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? new JRaw(exact.ToString(CultureInfo.InvariantCulture))
                : new JValue(number);
        }

        // .NET writes at least two digits and a capital letter: 1E-07.
        return new JRaw(shortest.Replace("E-0", "e-", StringComparison.Ordinal).Replace('E', 'e'));
    }
}
