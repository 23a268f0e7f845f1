namespace ContainerOS.UserData.Packing;

/// <summary>Bits into bytes, lowest first, as RFC 1951 packs them.</summary>
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

    /// <summary>A Huffman code, whose bits RFC 1951 packs the other way round.</summary>
    internal void WriteCode(int code, int bits)
    {
        for (var bit = bits - 1; bit >= 0; bit--)
        {
            Write((code >> bit) & 1, 1);
        }
    }

    /// <summary>Fills the last byte.</summary>
    internal void Flush()
    {
        if (count > 0)
        {
            bytes.Add((byte)pending);
        }

        (pending, count) = (0, 0);
    }
}
