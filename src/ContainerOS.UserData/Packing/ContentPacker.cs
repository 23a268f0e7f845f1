using ContainerOS.UserData.Format;

namespace ContainerOS.UserData.Packing;

/// <summary>Decides how the content of a file step stands in a script.</summary>
internal sealed class ContentPacker(ContentPacking packing)
{
    /// <summary>Below this, a content that can be read is worth more than the bytes.</summary>
    private const int Saving = 512;

    private readonly Dictionary<string, EncodedContent> found = new(StringComparer.Ordinal);

    /// <summary>Takes the contents a script holds packed as it holds them: any compressor's bytes are good to read.</summary>
    internal void Remember(string content, string body) => found[content] = new EncodedContent(EncodedContent.Gzip, body);

    internal EncodedContent Encode(string content)
    {
        if (found.TryGetValue(content, out var kept))
        {
            return kept;
        }

        var plain = EncodedContent.Of(content);
        if (packing is ContentPacking.None || plain.Body.Length < Saving)
        {
            return plain;
        }

        var packed = new EncodedContent(EncodedContent.Gzip, Convert.ToBase64String(Gzip.Pack(Wtf8.ToBytes(content))) + "\n");
        return packed.Bytes + Saving <= plain.Bytes ? packed : plain;
    }
}
