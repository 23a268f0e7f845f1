using System.Globalization;
using System.Numerics;
using ContainerOS.Emulator.Fields;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Http;

/// <summary>Reads values from JSON and writes them.</summary>
internal static class JsonFields
{
    private const int MaxDepth = 64;

    /// <summary>Reads an object. Null fields are treated as absent, as in the vendor's typed models (inferred).</summary>
    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    /// <exception cref="ApiException">A list contains null.</exception>
    internal static FieldMap Read(string text) =>
        ReadValue(text) as FieldMap ?? throw new JsonReaderException("The text is not a JSON object.");

    /// <summary>Reads a list.</summary>
    /// <exception cref="JsonException">The text is not a JSON array.</exception>
    /// <exception cref="ApiException">A list contains null.</exception>
    internal static ListValue ReadList(string text) =>
        ReadValue(text) as ListValue ?? throw new JsonReaderException("The text is not a JSON array.");

    internal static string Write(FieldValue value, Formatting formatting = Formatting.None)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { Formatting = formatting })
        {
            Write(writer, value);
        }

        return text.ToString();
    }

    private static FieldValue? ReadValue(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        Next(reader);
        var value = Read(reader);
        return reader.Read() ? throw Error(reader, "There is text after the JSON value") : value;
    }

    private static FieldValue? Read(JsonTextReader reader) =>
        reader.TokenType switch
        {
            JsonToken.StartObject => ReadMap(reader),
            JsonToken.StartArray => ReadItems(reader),
            JsonToken.String => new TextValue((string)reader.Value!),
            JsonToken.Integer => reader.Value is long number ? new WholeValue(number) : new RealValue((double)(BigInteger)reader.Value!),
            JsonToken.Float => new RealValue(Convert.ToDouble(reader.Value, CultureInfo.InvariantCulture)),
            JsonToken.Boolean => (bool)reader.Value!,
            JsonToken.Null => null,
            var other => throw Error(reader, $"{other} is not expected"),
        };

    private static FieldMap ReadMap(JsonTextReader reader)
    {
        Dictionary<string, FieldValue> fields = [];
        while (Next(reader) != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Next(reader);
            if (Read(reader) is { } value)
            {
                fields[name] = value;
            }
        }

        return FieldMap.Of(fields);
    }

    private static ListValue ReadItems(JsonTextReader reader)
    {
        List<FieldValue> items = [];
        while (Next(reader) != JsonToken.EndArray)
        {
            var item = Read(reader);
            ApiException.ThrowUnless(item is not null, "A list contains null");
            items.Add(item!);
        }

        return ListValue.Of(items);
    }

    private static JsonToken Next(JsonTextReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw Error(reader, "The JSON text ends too early");
            }
        } while (reader.TokenType == JsonToken.Comment);

        return reader.TokenType;
    }

    private static JsonReaderException Error(JsonTextReader reader, string problem) =>
        new($"{problem}. Path '{reader.Path}', line {reader.LineNumber}, position {reader.LinePosition}.");

    internal static void Write(JsonTextWriter writer, FieldValue value)
    {
        switch (value)
        {
            case TextValue text:
                writer.WriteValue(text.Text);
                break;
            case WholeValue number:
                writer.WriteValue(number.Number);
                break;
            case RealValue number:
                writer.WriteValue(number.Number);
                break;
            case FlagValue flag:
                writer.WriteValue(flag.Flag);
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case FieldMap map:
                writer.WriteStartObject();
                foreach (var (name, field) in map.Fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, field);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"A value of the type {value.TypeName} has no JSON.");
        }
    }
}
