using System.Text;

namespace ContainerOS.UserData.Format;

/// <summary>Reads what <see cref="Wtf8"/> wrote. Bytes it would not have written read as U+FFFD: the caller compares.</summary>
internal static class Wtf8Reader
{
    private const char Unreadable = '\uFFFD';

    internal static string ToText(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status is System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                length = IsLoneSurrogate(bytes) ? 3 : Math.Max(length, 1);
                text.Append(
                    length == 3 && IsLoneSurrogate(bytes) ? (char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)) : Unreadable
                );
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    private static bool IsLoneSurrogate(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 3 && bytes[0] == 0xED && bytes[1] is >= 0xA0 and <= 0xBF && bytes[2] is >= 0x80 and <= 0xBF;
}
