using System.Text;

namespace ContainerOS.UserData.Format;

/// <summary>
/// Converts text to bytes and back without loss. The bytes are UTF-8, except that an unpaired surrogate, which UTF-8 cannot encode, becomes
/// the three bytes of its code point (as in WTF-8).
/// </summary>
internal static class Wtf8
{
    private const char Unreadable = '\uFFFD';

    internal static byte[] ToBytes(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            Append(bytes, isPair ? char.ConvertToUtf32(text[at], text[++at]) : text[at]);
        }

        return [.. bytes];
    }

    /// <summary>
    /// Reads what <see cref="ToBytes"/> wrote. Other bytes read as U+FFFD; callers detect them by writing the text again.
    /// </summary>
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

    internal static bool IsUtf8(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[++at])))
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(List<byte> bytes, int code)
    {
        if (code < 0x80)
        {
            bytes.Add((byte)code);
            return;
        }

        var length =
            code < 0x800 ? 2
            : code < 0x10000 ? 3
            : 4;
        var lead = length switch
        {
            2 => 0xC0,
            3 => 0xE0,
            _ => 0xF0,
        };
        bytes.Add((byte)(lead | (code >> (6 * (length - 1)))));
        for (var shift = 6 * (length - 2); shift >= 0; shift -= 6)
        {
            bytes.Add((byte)(0x80 | ((code >> shift) & 0x3F)));
        }
    }

    private static bool IsLoneSurrogate(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 3 && bytes[0] == 0xED && bytes[1] is >= 0xA0 and <= 0xBF && bytes[2] is >= 0x80 and <= 0xBF;
}
