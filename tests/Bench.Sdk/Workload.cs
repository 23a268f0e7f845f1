using System.Globalization;

namespace ContainerOS.Bench.Sdk;

/// <summary>How many calls to send.</summary>
/// <param name="Lanes">The number of concurrent calls.</param>
/// <param name="Calls">The minimum number of calls.</param>
/// <param name="Milliseconds">The minimum duration in milliseconds.</param>
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
