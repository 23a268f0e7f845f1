using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>JSON text as it goes over the wire.</summary>
internal static class JsonText
{
    /// <summary>The object with its keys in ordinal order at every level, as the vendor's clients send it.</summary>
    public static byte[] Write(JObject value) => Encoding.UTF8.GetBytes(Sorted(value).ToString(Formatting.None));

    /// <summary>Reads one whole JSON document; dates stay text.</summary>
    /// <exception cref="JsonException">The text is not one JSON document.</exception>
    public static JToken Read(string text) => Record(new StringReader(text)).Root.Tree;

    /// <summary>Reads one whole JSON document, without growing a tree; dates stay text.</summary>
    /// <exception cref="JsonException">The text is not one JSON document.</exception>
    public static JsonTape Record(TextReader text)
    {
        using var reader = new JsonTextReader(text)
        {
            DateParseHandling = DateParseHandling.None,
            ArrayPool = PooledText.Shared,
            PropertyNameTable = FieldNames.Shared,
        };
        using var recorder = new TapeRecorder(reader);
        return recorder.Record();
    }

    private static JToken Sorted(JToken token) =>
        token switch
        {
            JObject value => new JObject(
                value
                    .Properties()
                    .OrderBy(field => field.Name, StringComparer.Ordinal)
                    .Select(field => new JProperty(field.Name, Sorted(field.Value)))
            ),
            JArray items => new JArray(items.Select(Sorted)),
            _ => token,
        };
}
