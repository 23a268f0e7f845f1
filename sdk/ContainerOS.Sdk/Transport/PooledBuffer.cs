using System.Buffers;
using System.Text;

namespace ContainerOS.Sdk.Transport;

/// <summary>Bytes in lent memory, which grows with them; for what is looked at once and not kept.</summary>
internal sealed class PooledBuffer : IDisposable
{
    private const int Usual = 8192;
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Usual);
    private int length;

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Adds a text as UTF-8.</summary>
    public PooledBuffer Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
        return this;
    }

    /// <summary>Adds all that is left of a stream.</summary>
    public async Task AppendAsync(Stream stream, CancellationToken ct)
    {
        for (var read = -1; read != 0; length += read)
        {
            Reserve(1);
            read = await stream.ReadAsync(bytes.AsMemory(length), ct).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        // Cleared: the next to rent it must not find somebody's user data or token.
        bytes.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    private void Reserve(int more)
    {
        if (bytes.Length - length < more)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * bytes.Length, length + more));
            var kept = length;
            Written.CopyTo(larger);
            Dispose();
            (bytes, length) = (larger, kept);
        }
    }
}
