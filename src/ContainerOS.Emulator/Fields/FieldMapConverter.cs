using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContainerOS.Emulator.Fields;

/// <summary>Writes and reads values of unknown fields in the written form of a world.</summary>
internal sealed class FieldMapConverter : JsonConverter<FieldMap>
{
    public override FieldMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader) as FieldMap ?? throw new JsonException("an object is expected");

    public override void Write(Utf8JsonWriter writer, FieldMap value, JsonSerializerOptions options) => WriteValue(writer, value);

    private static FieldValue ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<KeyValuePair<string, FieldValue>> fields = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    fields.Add(KeyValuePair.Create(name, ReadValue(ref reader)));
                }

                return FieldMap.Of(fields);
            case JsonTokenType.StartArray:
                List<FieldValue> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return ListValue.Of(items);
            case JsonTokenType.String:
                return new TextValue(reader.GetString()!);
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var number) ? new WholeValue(number) : new RealValue(reader.GetDouble());
            case JsonTokenType.True:
                return FlagValue.True;
            case JsonTokenType.False:
                return FlagValue.False;
            default:
                throw new JsonException("null is not expected in the fields of a request");
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, FieldValue value)
    {
        switch (value)
        {
            case TextValue text:
                writer.WriteStringValue(text.Text);
                break;
            case WholeValue number:
                writer.WriteNumberValue(number.Number);
                break;
            case RealValue number:
                writer.WriteNumberValue(number.Number);
                break;
            case FlagValue flag:
                writer.WriteBooleanValue(flag.Flag);
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            case FieldMap map:
                writer.WriteStartObject();
                foreach (var (name, field) in map.Fields)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, field);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"A value of the type {value.TypeName} has no JSON.");
        }
    }
}
