using System.Globalization;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Configuration;

/// <summary>Decodes settings: engines send numbers, booleans and maps as JSON strings, such as <c>"5"</c>.</summary>
internal static class ConfigDecoder
{
    /// <summary>The settings with decoded numbers, booleans and maps.</summary>
    internal static PropertyMap Decode(PropertyMap settings) =>
        PropertyMap.Of(
            settings
                .Where(IsSetting)
                .Select(pair => KeyValuePair.Create(pair.Key, Decode(ConfigurationSchema.Inputs.Find(pair.Key)?.Type, pair.Value)))
        );

    // Engines add keys, and so does the provider: the identity of the stack.
    private static bool IsSetting(KeyValuePair<string, PropertyValue> pair) =>
        pair.Key is not ("version" or "pluginDownloadURL" or "pluginChecksums") && !pair.Key.StartsWith("__", StringComparison.Ordinal);

    private static PropertyValue Decode(PropertyType? type, PropertyValue value) =>
        (type, value) switch
        {
            (IntegerType, PropertyString text) when double.TryParse(text.Value, CultureInfo.InvariantCulture, out var number) => number,
            (BooleanType, PropertyString text) when bool.TryParse(text.Value, out var truth) => truth,
            (MapType, PropertyString text) when ReadMap(text.Value) is { } map => map,
            (not null, PropertySecret secret) => Decode(type, secret.Element),
            _ => value,
        };

    private static PropertyMap? ReadMap(string json)
    {
        try
        {
            return PropertyMap.Of(
                JObject
                    .Parse(json)
                    .Properties()
                    .Select(field => KeyValuePair.Create(field.Name, (PropertyValue)(PropertyString)field.Value.ToString()))
            );
        }
        catch (JsonException)
        {
            return null; // The schema check then reports that it is not a map.
        }
    }
}
