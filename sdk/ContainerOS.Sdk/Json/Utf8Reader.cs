using System.Text;

namespace ContainerOS.Sdk.Json;

/// <summary>Reads UTF-8 as text, out of lent memory: a reply never becomes one long string. A byte order mark is passed over; what is no UTF-8 reads as U+FFFD.</summary>
internal sealed class Utf8Reader : TextReader
{
    private readonly char[] text;
    private readonly int length;
    private int place;

    public Utf8Reader(ReadOnlySpan<byte> utf8)
    {
        var bytes = WithoutMark(utf8);
        text = PooledText.Shared.Rent(Encoding.UTF8.GetMaxCharCount(bytes.Length));
        length = Encoding.UTF8.GetChars(bytes, text);
    }

    /// <summary>All of it.</summary>
    public static string AllOf(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(WithoutMark(utf8));

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = Math.Min(count, length - place);
        text.AsSpan(place, read).CopyTo(buffer.AsSpan(index));
        place += read;
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            PooledText.Shared.Return(text);
        }

        base.Dispose(disposing);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
}
