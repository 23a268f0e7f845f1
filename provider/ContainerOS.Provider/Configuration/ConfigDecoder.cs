using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Configuration;

/// <summary>Engines send settings that are no texts as JSON inside a text (<c>"5"</c>); this reads them back.</summary>
internal static class ConfigDecoder
{
    /// <summary>The settings with numbers and truth values in place of their JSON text.</summary>
    internal static PropertyMap Decode(PropertyMap settings) =>
        PropertyMap.Of(
            settings
                .Where(IsSetting)
                .Select(pair => KeyValuePair.Create(pair.Key, Decode(ConfigurationSchema.Inputs.Find(pair.Key)?.Type, pair.Value)))
        );

    /// <summary>Engines add <c>version</c> and <c>pluginDownloadURL</c>, and keep private notes under <c>__internal</c>.</summary>
    private static bool IsSetting(KeyValuePair<string, PropertyValue> pair) =>
        pair.Key is not ("version" or "pluginDownloadURL" or "pluginChecksums" or "__internal");

    private static PropertyValue Decode(PropertyType? type, PropertyValue value) =>
        (type, value) switch
        {
            (IntegerType, PropertyString text) when double.TryParse(text.Value, out var number) => number,
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
            return null; // The check of the shape then says that it is no map.
        }
    }
}
