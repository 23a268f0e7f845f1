using System.Buffers;
using Newtonsoft.Json;

namespace ContainerOS.Sdk.Json;

/// <summary>Lends the reader its buffer. One of its own grows by doubling for a long text such as user data, and costs more than the rest of a reply.</summary>
internal sealed class PooledText : IArrayPool<char>
{
    public static PooledText Shared { get; } = new();

    /// <inheritdoc/>
    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    /// <inheritdoc/>
    public void Return(char[]? array)
    {
        if (array is not null)
        {
            // Cleared: the next to rent it must not find somebody's user data.
            ArrayPool<char>.Shared.Return(array, clearArray: true);
        }
    }
}
