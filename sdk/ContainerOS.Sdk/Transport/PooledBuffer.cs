using System.Buffers;
using System.Text;

namespace ContainerOS.Sdk.Transport;

/// <summary>A growing buffer of bytes in pooled memory, for content that is used at once and not kept.</summary>
internal sealed class PooledBuffer : IDisposable
{
    private const int InitialSize = 8192;
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int length;

    /// <summary>The bytes written so far.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Appends a text as UTF-8.</summary>
    public PooledBuffer Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
        return this;
    }

    /// <summary>Appends the rest of a stream.</summary>
    public async Task AppendAsync(Stream stream, CancellationToken ct)
    {
        for (var read = -1; read != 0; length += read)
        {
            Reserve(1);
            read = await stream.ReadAsync(bytes.AsMemory(length), ct).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the memory to the pool.</summary>
    public void Dispose()
    {
        // Cleared, because the next user of the memory must not find user data or a token in it.
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
