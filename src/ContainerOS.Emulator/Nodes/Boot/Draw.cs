namespace ContainerOS.Emulator.Nodes.Boot;

/// <summary>Random places in distributions, which follow from what they are for: no order of calls changes them.</summary>
internal static class Draw
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A number of 0 to 9,999.</summary>
    /// <param name="seed">The seed of the world.</param>
    /// <param name="number">The number of the node.</param>
    /// <param name="boots">How often the node got a system disk before.</param>
    /// <param name="purpose">What the number is for.</param>
    internal static int Of(int seed, long number, int boots, int purpose)
    {
        var mixed = Mix((ulong)seed + Golden);
        mixed = Mix(mixed ^ ((ulong)number * Golden));
        mixed = Mix(mixed ^ (((ulong)(uint)boots << 32) | (uint)purpose));
        return (int)((mixed >> 11) % 10_000);
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
