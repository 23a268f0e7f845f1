namespace ContainerOS.UserData.Packing;

/// <summary>
/// Compresses data as in RFC 1951, with the fixed Huffman codes. The output of the .NET compressor depends on the processor and the
/// release, but user data must have the same bytes everywhere.
/// </summary>
internal static class Deflater
{
    private const int EndOfBlock = 256;
    private static readonly int[] LengthBases =
    [
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        13,
        15,
        17,
        19,
        23,
        27,
        31,
        35,
        43,
        51,
        59,
        67,
        83,
        99,
        115,
        131,
        163,
        195,
        227,
        258,
    ];
    private static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    internal static List<byte> Deflate(byte[] data)
    {
        List<byte> bytes = [];
        var bits = new BitWriter(bytes);
        bits.Write(1, 1); // the last block,
        bits.Write(1, 2); // with fixed codes
        var finder = new MatchFinder(data);
        for (var at = 0; at < data.Length; )
        {
            var (length, distance) = finder.Find(at);
            Write(bits, data[at], length, distance);
            for (var end = at + Math.Max(length, 1); at < end; at++)
            {
                finder.Add(at);
            }
        }

        Symbol(bits, EndOfBlock);
        bits.Flush();
        return bytes;
    }

    private static void Write(BitWriter bits, byte literal, int length, int distance)
    {
        if (length == 0)
        {
            Symbol(bits, literal);
            return;
        }

        var code = Array.FindLastIndex(LengthBases, first => first <= length);
        Symbol(bits, 257 + code);
        bits.Write(length - LengthBases[code], LengthBits[code]);
        Distance(bits, distance);
    }

    /// <summary>Section 3.2.6: 8 bits to 143, 9 to 255, 7 to 279, 8 beyond.</summary>
    private static void Symbol(BitWriter bits, int symbol)
    {
        var (code, width) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        bits.WriteCode(code, width);
    }

    /// <summary>Section 3.2.5: from 5 on, two codes share each count of extra bits.</summary>
    private static void Distance(BitWriter bits, int distance)
    {
        var value = distance - 1;
        var extra = Math.Max(0, 30 - System.Numerics.BitOperations.LeadingZeroCount((uint)value));
        var code = value < 4 ? value : (2 * extra) + (value >> extra);
        bits.WriteCode(code, 5);
        bits.Write(value & ((1 << extra) - 1), value < 4 ? 0 : extra);
    }
}
