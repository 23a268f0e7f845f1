namespace ContainerOS.UserData.Format;

/// <summary>Content as it is written in a script: its encoding and the lines of its here-document.</summary>
/// <param name="Encoding">The name of the encoding, which is the first argument of a command with content.</param>
/// <param name="Body">The lines, each with its line end.</param>
internal sealed record EncodedContent(string Encoding, string Body)
{
    internal const string Text = "text";
    internal const string Bare = "bare";
    internal const string Base64 = "base64";
    internal const string Gzip = "gzip";

    /// <summary>The size of the body in bytes.</summary>
    internal int Bytes => System.Text.Encoding.UTF8.GetByteCount(Body);

    /// <summary>An end tag that no line of the body equals.</summary>
    internal string Tag
    {
        get
        {
            var lines = Body.Split('\n').ToHashSet(StringComparer.Ordinal);
            var number = 0;
            var tag = "EOF";
            while (lines.Contains(tag))
            {
                tag = FormattableString.Invariant($"EOF{++number}");
            }

            return tag;
        }
    }

    /// <summary>Encodes content: readable if a here-document preserves every character, otherwise as base64.</summary>
    internal static EncodedContent Of(string content) =>
        content switch
        {
            _ when !IsReadable(content) => new(Base64, Convert.ToBase64String(Wtf8.ToBytes(content)) + "\n"),
            _ when content.Length > 0 && content[^1] == '\n' => new(Text, content),
            _ => new(Bare, content + "\n"),
        };

    /// <summary>Decodes a body; null for an unknown encoding.</summary>
    internal static string? Read(string encoding, string body) =>
        encoding switch
        {
            Text => body,
            Bare => body.Length > 0 ? body[..^1] : null,
            Base64 => FromBase64(body.TrimEnd('\n')) is { } bytes ? Wtf8.ToText(bytes) : null,
            Gzip => FromBase64(body.TrimEnd('\n')) is { } packed && Packing.Gzip.Unpack(packed) is { } bytes ? Wtf8.ToText(bytes) : null,
            _ => null,
        };

    private static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }

    /// <summary>Shells handle control characters differently, and carriage returns may be lost in transfer.</summary>
    private static bool IsReadable(string content) =>
        !content.Any(character => char.IsControl(character) && character is not ('\n' or '\t')) && Wtf8.IsUtf8(content);
}
