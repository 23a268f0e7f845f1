using Newtonsoft.Json;

namespace ContainerOS.Sdk.Json;

/// <summary>
/// Remembers the names of fields, which are the same in every reply. It holds so many names and no more: a name in the place of
/// another takes it. Threads need no lock, for the worst of a race is one string more.
/// </summary>
internal sealed class FieldNames : JsonNameTable
{
    private const int Places = 1024;
    private const int Longest = 64;
    private readonly string?[] names = new string?[Places];

    public static FieldNames Shared { get; } = new();

    /// <inheritdoc/>
    public override string? Get(char[] key, int start, int length)
    {
        var name = key.AsSpan(start, length);
        if (length > Longest)
        {
            return null; // The reader makes a string of its own.
        }

        ref var place = ref names[(uint)string.GetHashCode(name) % Places];
        return place is { } known && name.SequenceEqual(known) ? known : place = name.ToString();
    }
}
