namespace ContainerOS.UserData.Format;

/// <summary>How a content stands in a script: its encoding, the lines of its here-document, and the word that ends it.</summary>
/// <param name="Encoding">The first word of a step that takes content.</param>
/// <param name="Body">The lines, each with its end.</param>
internal sealed record EncodedContent(string Encoding, string Body)
{
    internal const string Text = "text";
    internal const string Bare = "bare";
    internal const string Base64 = "base64";
    internal const string Gzip = "gzip";

    /// <summary>Bytes of the body.</summary>
    internal int Bytes => System.Text.Encoding.UTF8.GetByteCount(Body);

    /// <summary>A word that no line of the body is.</summary>
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

    /// <summary>Readable where a here-document carries every character of it; base64 else.</summary>
    internal static EncodedContent Of(string content) =>
        content switch
        {
            _ when !IsReadable(content) => new(Base64, Convert.ToBase64String(Wtf8.ToBytes(content)) + "\n"),
            _ when content.Length > 0 && content[^1] == '\n' => new(Text, content),
            _ => new(Bare, content + "\n"),
        };

    /// <summary>The content that a body stands for; null for an encoding that is not known.</summary>
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

    /// <summary>Shells differ over control characters, and a carriage return may be lost on the way.</summary>
    private static bool IsReadable(string content) =>
        !content.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')) && Wtf8.IsUtf8(content);
}
