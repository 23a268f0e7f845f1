using System.Buffers;
using System.Globalization;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>
/// A parsed JSON document: its values in one array, each before its children. A tree of tokens takes five times the memory, and most of
/// a reply is never read. The tree is built only when the document is changed, copied or compared.
/// </summary>
/// <param name="entries">The values.</param>
internal sealed class ParsedDocument(ParsedDocument.Entry[] entries)
{
    private JToken[]? tree;

    /// <summary>The reply that the document came from; null when it did not come from a reply.</summary>
    public ReplyOrigin? Origin { get; set; }

    /// <summary>The root value.</summary>
    public JsonItem Root => new(this, index: 0);

    public ref readonly Entry this[int index] => ref entries[index];

    /// <summary>The index of a field of an object, or -1. Of several fields with one name the last counts, as in a tree.</summary>
    public int Find(int parent, string name)
    {
        var found = -1;
        for (var index = parent + 1; index < entries[parent].Next; index = entries[index].Next)
        {
            if (entries[index].Name == name)
            {
                found = index;
            }
        }

        return found;
    }

    /// <summary>The value as part of the tree of the whole document, which is built once.</summary>
    public JToken InTree(int index)
    {
        if (tree is null)
        {
            var tokens = new JToken[entries.Length];
            var root = Build(0, tokens);
            if (Origin is not null)
            {
                root.AddAnnotation(Origin);
            }

            Interlocked.CompareExchange(ref tree, tokens, null);
        }

        return tree[index];
    }

    /// <summary>A new tree of the value alone.</summary>
    public JToken Copy(int index) => Build(index, tokens: null);

    private JToken Build(int index, JToken[]? tokens)
    {
        ref readonly var entry = ref entries[index];
        JToken token = entry.Type switch
        {
            JTokenType.Object => new JObject(),
            JTokenType.Array => new JArray(),
            _ => new JValue(entry.Value),
        };
        for (var child = index + 1; child < entry.Next; child = entries[child].Next)
        {
            if (entries[child].Name is { } name)
            {
                ((JObject)token)[name] = Build(child, tokens);
            }
            else
            {
                ((JArray)token).Add(Build(child, tokens));
            }
        }

        if (tokens is not null)
        {
            tokens[index] = token;
        }

        return token;
    }

    /// <summary>One value of a document.</summary>
    /// <param name="Name">The name of the field; null in a list.</param>
    /// <param name="Type">The type of the value.</param>
    /// <param name="Value">The value; null for an object and a list.</param>
    /// <param name="Next">The index after the value and its children.</param>
    internal readonly record struct Entry(string? Name, JTokenType Type, object? Value, int Next);
}

/// <summary>A JSON value, in a parsed document or in a tree.</summary>
internal readonly struct JsonItem
{
    private readonly JToken? token;
    private readonly ParsedDocument? document;
    private readonly int index;

    public JsonItem(JToken token) => this.token = token;

    public JsonItem(ParsedDocument document, int index) => (this.document, this.index) = (document, index);

    public JTokenType Type => token?.Type ?? document![index].Type;

    /// <summary>Whether the value is neither an object nor a list.</summary>
    public bool IsScalar => token is JValue || (document is not null && Type is not (JTokenType.Object or JTokenType.Array));

    /// <summary>The value of a scalar; null for an object and a list.</summary>
    public object? Value => document is null ? (token as JValue)?.Value : document[index].Value;

    /// <summary>A scalar as text; empty for an object and a list.</summary>
    public string Text =>
        Value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            { } other => other.ToString() ?? string.Empty,
            null => string.Empty,
        };

    /// <summary>The fields of an object; null for anything else.</summary>
    public JsonFields? Fields
    {
        get
        {
            if (Type != JTokenType.Object)
            {
                return null;
            }

            return document is null ? new((JObject)token!) : new(document, index);
        }
    }

    /// <summary>The value as a tree, the same instance every time.</summary>
    public JToken Tree => document is null ? token! : document.InTree(index);

    /// <summary>Reads each item of a list.</summary>
    public T[] Each<T>(Func<JsonItem, T> read)
    {
        if (document is null)
        {
            return [.. token!.Select(item => read(new(item)))];
        }

        var found = new List<T>();
        for (var item = index + 1; item < document[index].Next; item = document[item].Next)
        {
            found.Add(read(new(document, item)));
        }

        return [.. found];
    }
}

/// <summary>Parses one complete JSON document.</summary>
/// <param name="reader">Reads the tokens of the document.</param>
internal sealed class DocumentParser(JsonTextReader reader) : IDisposable
{
    private const int InitialCapacity = 256;
    private ParsedDocument.Entry[] entries = ArrayPool<ParsedDocument.Entry>.Shared.Rent(InitialCapacity);
    private int count;

    /// <exception cref="JsonException">The text is not one JSON document.</exception>
    public ParsedDocument Parse()
    {
        Advance();
        Add(name: null);
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                throw Error("There is text after the document.");
            }
        }

        return new(entries.AsSpan(0, count).ToArray());
    }

    /// <summary>Returns the memory to the pool.</summary>
    public void Dispose() => Return(entries);

    private void Add(string? name)
    {
        var (index, type, value) = (count, TypeOf(reader.TokenType), reader.Value);
        Reserve();
        count++;
        AddChildren(type);
        entries[index] = new(name, type, value, count);
    }

    private void AddChildren(JTokenType type)
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
            if (!reader.Read())
            {
                throw Error("The document ends too early.");
            }
        } while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    private void Reserve()
    {
        if (count == entries.Length)
        {
            var larger = ArrayPool<ParsedDocument.Entry>.Shared.Rent(2 * count);
            entries.CopyTo(larger, 0);
            Return(entries);
            entries = larger;
        }
    }

    // Cleared, because the next user of the memory must not find user data in it.
    private static void Return(ParsedDocument.Entry[] entries) => ArrayPool<ParsedDocument.Entry>.Shared.Return(entries, clearArray: true);

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
            _ => throw Error("This is not JSON."), // Undefined values and constructors exist only in JavaScript.
        };

    private JsonReaderException Error(string message) =>
        new(message, reader.Path, reader.LineNumber, reader.LinePosition, innerException: null);
}
