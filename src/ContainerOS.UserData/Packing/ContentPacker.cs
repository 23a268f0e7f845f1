using ContainerOS.UserData.Format;

namespace ContainerOS.UserData.Packing;

/// <summary>Chooses the encoding of the content of a file step.</summary>
internal sealed class ContentPacker(ContentPacking packing)
{
    /// <summary>The minimum saving in bytes. Below it, readable content is preferred.</summary>
    private const int Saving = 512;

    private readonly Dictionary<string, EncodedContent> found = new(StringComparer.Ordinal);

    /// <summary>Keeps packed content exactly as a script has it, because another compressor may have packed it.</summary>
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
