/// <summary>
/// Members of .NET 9 that the projects of the package for Pulumi programs use; compiled into their builds for .NET 8 only.
/// </summary>
internal static class Net8Additions
{
    /// <summary>The items with their indexes.</summary>
    internal static IEnumerable<(int Index, T Item)> Index<T>(this IEnumerable<T> source) => source.Select((item, index) => (index, item));

    extension(Convert)
    {
        /// <summary>The bytes as hexadecimal digits, in lower case.</summary>
        internal static string ToHexStringLower(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
    }
}
