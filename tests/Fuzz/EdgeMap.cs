using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace ContainerOS.Fuzz;

/// <summary>Counts the edges that instrumented code takes. SharpFuzz writes to this memory instead of that of a driver.</summary>
internal sealed class EdgeMap
{
    /// <summary>SharpFuzz numbers code locations with 16 bits.</summary>
    private const int Places = 65536;

    private readonly byte[] counts = GC.AllocateArray<byte>(Places, pinned: true);
    private readonly byte[] seen = new byte[Places];

    /// <summary>Makes this the active map. Instrumented code cannot run without one.</summary>
    internal unsafe EdgeMap() => Trace.SharedMem = (byte*)Unsafe.AsPointer(ref counts[0]);

    /// <summary>The number of different edges taken so far.</summary>
    internal int Edges { get; private set; }

    /// <summary>Clears the counters before an execution.</summary>
    internal void Begin()
    {
        Trace.PrevLocation = 0;
        counts.AsSpan().Clear();
    }

    /// <summary>Whether the execution took a new edge, or took an edge in a new order of magnitude.</summary>
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

    /// <summary>Counts of 1, 2 to 3, 4 to 7, 8 to 15 and so on each have one bit.</summary>
    private bool IsNew(int at)
    {
        var magnitude = (byte)(counts[at] == 0 ? 0 : 1 << BitOperations.Log2(counts[at]));
        var isNew = (magnitude & ~seen[at]) != 0;
        Edges += isNew && seen[at] == 0 ? 1 : 0;
        seen[at] |= magnitude;
        return isNew;
    }
}
