using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContainerOS.Emulator.Store;

/// <summary>Finds the line and column of a value in a JSON text.</summary>
internal static class JsonPlace
{
    /// <summary>The place of a path such as <c>$.rules[0].fault</c>, or of its nearest parent; null when the text is not JSON.</summary>
    internal static (int Line, int Column)? Find(string text, string path)
    {
        var wanted = path.StartsWith('$') ? path : "$." + path;
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        var best = (Length: 0, At: -1L);
        try
        {
            reader.Read();
            Walk(ref reader, "$", wanted, reader.TokenStartIndex, ref best);
        }
        catch (JsonException)
        {
            return null;
        }

        return best.At < 0 ? null : PlaceOf(bytes, best.At);
    }

    private static void Walk(ref Utf8JsonReader reader, string path, string wanted, long at, ref (int Length, long At) best)
    {
        if (IsWithin(path, wanted) && path.Length > best.Length)
        {
            best = (path.Length, at);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (name, start) = (reader.GetString(), reader.TokenStartIndex);
                    reader.Read();
                    Walk(ref reader, $"{path}.{name}", wanted, start, ref best);
                }

                break;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
                    Walk(ref reader, item, wanted, reader.TokenStartIndex, ref best);
                }

                break;
            default:
                break;
        }
    }

    private static bool IsWithin(string path, string wanted) =>
        wanted.StartsWith(path, StringComparison.Ordinal) && (wanted.Length == path.Length || wanted[path.Length] is '.' or '[');

    private static (int Line, int Column) PlaceOf(byte[] text, long at)
    {
        var before = text.AsSpan(0, (int)at);
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }
}
