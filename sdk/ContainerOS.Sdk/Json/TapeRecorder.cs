using System.Buffers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>Reads one whole JSON document, and keeps its values in a row.</summary>
/// <param name="reader">Where the document is read.</param>
internal sealed class TapeRecorder(JsonTextReader reader) : IDisposable
{
    private const int Usual = 256;
    private TapeEntry[] entries = ArrayPool<TapeEntry>.Shared.Rent(Usual);
    private int count;

    /// <exception cref="JsonException">It is not one JSON document.</exception>
    public JsonTape Record()
    {
        Advance();
        Add(name: null);
        while (reader.Read())
        {
            _ = reader.TokenType == JsonToken.Comment ? count : throw Fault("More text after the document.");
        }

        return new(entries.AsSpan(0, count).ToArray());
    }

    /// <summary>Gives the row's memory back, cleared of what was read.</summary>
    public void Dispose() => GiveBack(entries);

    private void Add(string? name)
    {
        var (place, type, value) = (count, TypeOf(reader.TokenType), reader.Value);
        Reserve();
        count++;
        AddParts(type);
        entries[place] = new(name, type, value, count);
    }

    private void AddParts(JTokenType type)
    {
        while (type == JTokenType.Object && Advance() != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Advance();
            Add(name);
        }

        while (type == JTokenType.Array && Advance() != JsonToken.EndArray)
        {
            Add(name: null);
        }
    }

    private JsonToken Advance()
    {
        do
        {
            _ = reader.Read() ? count : throw Fault("The document ends too early.");
        } while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    private void Reserve()
    {
        if (count == entries.Length)
        {
            var larger = ArrayPool<TapeEntry>.Shared.Rent(2 * count);
            entries.CopyTo(larger, 0);
            GiveBack(entries);
            entries = larger;
        }
    }

    private static void GiveBack(TapeEntry[] entries) => ArrayPool<TapeEntry>.Shared.Return(entries, clearArray: true);

    private JTokenType TypeOf(JsonToken token) =>
        token switch
        {
            JsonToken.StartObject => JTokenType.Object,
            JsonToken.StartArray => JTokenType.Array,
            JsonToken.String => JTokenType.String,
            JsonToken.Integer => JTokenType.Integer,
            JsonToken.Float => JTokenType.Float,
            JsonToken.Boolean => JTokenType.Boolean,
            JsonToken.Null => JTokenType.Null,
            _ => throw Fault("This is no JSON."), // Undefined values and constructors, which only JavaScript knows.
        };

    private JsonReaderException Fault(string message) =>
        new(message, reader.Path, reader.LineNumber, reader.LinePosition, innerException: null);
}
