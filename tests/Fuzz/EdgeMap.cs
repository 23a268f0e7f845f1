using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace ContainerOS.Fuzz;

/// <summary>The edges that instrumented code takes, and how often: SharpFuzz counts into memory of ours instead of a driver's.</summary>
internal sealed class EdgeMap
{
    /// <summary>SharpFuzz numbers places with 16 bits.</summary>
    private const int Places = 65536;

    private readonly byte[] counts = GC.AllocateArray<byte>(Places, pinned: true);
    private readonly byte[] seen = new byte[Places];

    /// <summary>Makes this map the one that is counted into. Instrumented code can not run before there is one.</summary>
    internal unsafe EdgeMap() => Trace.SharedMem = (byte*)Unsafe.AsPointer(ref counts[0]);

    /// <summary>How many different edges were taken so far.</summary>
    internal int Edges { get; private set; }

    /// <summary>Forgets the counts of what ran so far.</summary>
    internal void Begin()
    {
        Trace.PrevLocation = 0;
        counts.AsSpan().Clear();
    }

    /// <summary>Whether the execution took an edge that none took before, or one in another order of magnitude of times.</summary>
    internal bool End()
    {
        var isNew = false;
        var words = MemoryMarshal.Cast<byte, ulong>(counts);
        for (var word = 0; word < words.Length; word++)
        {
            for (var at = word * sizeof(ulong); words[word] != 0 && at < (word + 1) * sizeof(ulong); at++)
            {
                isNew |= IsNew(at);
            }
        }

        return isNew;
    }

    /// <summary>Once, twice, up to 3, 7, 15... times are told apart by a bit each.</summary>
    private bool IsNew(int at)
    {
        var magnitude = (byte)(counts[at] == 0 ? 0 : 1 << BitOperations.Log2(counts[at]));
        var isNew = (magnitude & ~seen[at]) != 0;
        Edges += isNew && seen[at] == 0 ? 1 : 0;
        seen[at] |= magnitude;
        return isNew;
    }
}
