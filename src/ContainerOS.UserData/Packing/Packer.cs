using ContainerOS.UserData.Format;

namespace ContainerOS.UserData.Packing;

/// <summary>Decides how the content of a file step stands in a script.</summary>
internal sealed class Packer(ContentPacking packing)
{
    /// <summary>Below this, a content that can be read is worth more than the bytes.</summary>
    private const int Saving = 512;

    private readonly Dictionary<string, Content> found = new(StringComparer.Ordinal);

    /// <summary>Takes the contents a script holds packed as it holds them: any compressor's bytes are good to read.</summary>
    internal void Keep(string content, string body) => found[content] = new Content(Content.Gzip, body);

    internal Content Of(string content)
    {
        if (found.TryGetValue(content, out var kept))
        {
            return kept;
        }

        var plain = Content.Of(content);
        if (packing is ContentPacking.None || plain.Body.Length < Saving)
        {
            return plain;
        }

        var packed = new Content(Content.Gzip, Convert.ToBase64String(Gzip.Pack(WideText.ToBytes(content))) + "\n");
        return packed.Bytes + Saving <= plain.Bytes ? packed : plain;
    }
}
