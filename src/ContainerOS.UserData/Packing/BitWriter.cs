namespace ContainerOS.UserData.Packing;

/// <summary>Packs bits into bytes, least significant bit first (RFC 1951).</summary>
internal sealed class BitWriter(List<byte> bytes)
{
    private uint pending;
    private int count;

    internal void Write(int value, int bits)
    {
        pending |= (uint)value << count;
        for (count += bits; count >= 8; count -= 8)
        {
            bytes.Add((byte)pending);
            pending >>= 8;
        }
    }

    /// <summary>Writes a Huffman code, which RFC 1951 packs most significant bit first.</summary>
    internal void WriteCode(int code, int bits)
    {
        for (var bit = bits - 1; bit >= 0; bit--)
        {
            Write((code >> bit) & 1, 1);
        }
    }

    /// <summary>Pads the last byte with zero bits.</summary>
    internal void Flush()
    {
        if (count > 0)
        {
            bytes.Add((byte)pending);
        }

        (pending, count) = (0, 0);
    }
}
