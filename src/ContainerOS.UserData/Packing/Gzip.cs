using System.Buffers.Binary;
using System.IO.Compression;

namespace ContainerOS.UserData.Packing;

/// <summary>Gzip members (RFC 1952) without a time stamp or an operating system.</summary>
internal static class Gzip
{
    /// <summary>The maximum unpacked size in bytes. It is far above any useful user data and stops decompression bombs.</summary>
    private const int MostUnpacked = 4 * 1024 * 1024;

    private static readonly byte[] Header = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255];

    internal static byte[] Pack(byte[] data)
    {
        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc(data));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (uint)data.Length);
        return [.. Header, .. Deflater.Deflate(data), .. trailer];
    }

    /// <summary>Unpacks a member; null when it is damaged or too large.</summary>
    internal static byte[]? Unpack(byte[] packed)
    {
        using var source = new MemoryStream(packed);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var data = new MemoryStream();
        try
        {
            var block = new byte[8192];
            for (var count = gzip.Read(block); count > 0; count = gzip.Read(block))
            {
                data.Write(block, 0, count);
                if (data.Length > MostUnpacked)
                {
                    return null;
                }
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        var whole = data.ToArray();
        return packed.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Length - 8)) == Crc(whole)
            ? whole
            : null;
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
