using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>JSON text as it goes over the wire.</summary>
internal static class JsonText
{
    // Where a value stood in the text is asked by nobody; errors name its path.
    private static readonly JsonLoadSettings Plain = new() { LineInfoHandling = LineInfoHandling.Ignore };

    /// <summary>The object with its keys in ordinal order at every level, as the vendor's clients send it.</summary>
    public static byte[] Write(JObject value) => Encoding.UTF8.GetBytes(Sorted(value).ToString(Formatting.None));

    /// <summary>Reads one whole JSON document; dates stay text.</summary>
    /// <exception cref="JsonException">The text is not one JSON document.</exception>
    public static JToken Read(string text) => Read(new StringReader(text));

    /// <summary>Reads one whole JSON document of UTF-8; dates stay text.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON document.</exception>
    public static JToken Read(ReadOnlySpan<byte> utf8) => Read(new Utf8Reader(utf8));

    private static JToken Read(TextReader text)
    {
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, ArrayPool = PooledText.Shared, PropertyNameTable = FieldNames.Shared };
        var token = JToken.ReadFrom(reader, Plain);
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
                throw new JsonReaderException("More text after the document.");
        }

        return token;
    }

    private static JToken Sorted(JToken token) => token switch
    {
        JObject value => new JObject(value.Properties().OrderBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => new JProperty(field.Name, Sorted(field.Value)))),
        JArray items => new JArray(items.Select(Sorted)),
        _ => token,
    };
}
