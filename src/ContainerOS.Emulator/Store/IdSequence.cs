using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.Emulator.Store;

/// <summary>The seeded sequence of ids and durations: the same seed and calls give the same values.</summary>
internal static class IdSequence
{
    /// <summary>A value of the sequence, as hex digits.</summary>
    internal static string Hex(int seed, long draw, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{draw}")))[..length];
}
