using System.Buffers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>Reads and writes JSON text.</summary>
internal static class JsonText
{
    /// <summary>Writes an object with its keys in ordinal order at every level, as the vendor's clients send it.</summary>
    public static byte[] Write(JObject value) => Encoding.UTF8.GetBytes(Sorted(value).ToString(Formatting.None));

    /// <summary>Reads one complete JSON document as a tree. Dates remain text.</summary>
    /// <exception cref="JsonException">The text is not one JSON document.</exception>
    public static JToken Read(string text) => Parse(new StringReader(text)).Root.Tree;

    /// <summary>Reads one complete JSON document without building a tree. Dates remain text.</summary>
    /// <exception cref="JsonException">The text is not one JSON document.</exception>
    public static ParsedDocument Parse(TextReader text)
    {
        using var reader = new JsonTextReader(text)
        {
            DateParseHandling = DateParseHandling.None,
            ArrayPool = PooledText.Shared,
            PropertyNameTable = FieldNameTable.Shared,
        };
        using var parser = new DocumentParser(reader);
        return parser.Parse();
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

/// <summary>
/// Reads UTF-8 as text out of pooled memory, so that a reply never becomes one long string. Skips a byte order mark; invalid UTF-8 reads
/// as U+FFFD.
/// </summary>
internal sealed class Utf8Reader : TextReader
{
    private readonly char[] text;
    private readonly int length;
    private int position;

    public Utf8Reader(ReadOnlySpan<byte> utf8)
    {
        var bytes = WithoutMark(utf8);
        text = PooledText.Shared.Rent(Encoding.UTF8.GetMaxCharCount(bytes.Length));
        length = Encoding.UTF8.GetChars(bytes, text);
    }

    /// <summary>Decodes the whole text.</summary>
    public static string ReadAll(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(WithoutMark(utf8));

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = Math.Min(count, length - position);
        text.AsSpan(position, read).CopyTo(buffer.AsSpan(index));
        position += read;
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            PooledText.Shared.Return(text);
        }

        base.Dispose(disposing);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
}

/// <summary>
/// Gives the JSON reader pooled buffers. Without it the reader's buffer grows by doubling for a long text such as user data, and costs
/// more than the rest of a reply.
/// </summary>
internal sealed class PooledText : IArrayPool<char>
{
    public static PooledText Shared { get; } = new();

    /// <inheritdoc/>
    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    /// <inheritdoc/>
    public void Return(char[]? array)
    {
        if (array is not null)
        {
            // Cleared, because the next user of the memory must not find user data in it.
            ArrayPool<char>.Shared.Return(array, clearArray: true);
        }
    }
}

/// <summary>
/// Caches field names, which are the same in every reply. Its size is fixed: a name replaces another in the same slot. It needs no lock,
/// because the worst result of a race is one more string.
/// </summary>
internal sealed class FieldNameTable : JsonNameTable
{
    private const int Slots = 1024;
    private const int MaxLength = 64;
    private readonly string?[] names = new string?[Slots];

    public static FieldNameTable Shared { get; } = new();

    /// <inheritdoc/>
    public override string? Get(char[] key, int start, int length)
    {
        var name = key.AsSpan(start, length);
        if (length > MaxLength)
        {
            return null; // The reader then creates the string itself.
        }

        ref var slot = ref names[(uint)string.GetHashCode(name) % Slots];
        if (slot is not { } known || !name.SequenceEqual(known))
        {
            slot = known = name.ToString();
        }

        return known;
    }
}
