using System.Globalization;

namespace ContainerOS.Bench.Sdk;

/// <summary>How much is to be called.</summary>
/// <param name="Lanes">How many calls are under way at any time.</param>
/// <param name="Calls">At least so many calls.</param>
/// <param name="Milliseconds">At least so long.</param>
internal sealed record Workload(int Lanes, int Calls, int Milliseconds)
{
    internal static Workload Parse(string line)
    {
        var numbers = line.Split(' ').Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lanes} {Calls} {Milliseconds}");
}
