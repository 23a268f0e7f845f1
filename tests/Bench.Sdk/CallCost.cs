using System.Globalization;

namespace ContainerOS.Bench.Sdk;

/// <summary>The cost of one call.</summary>
/// <param name="Processor">Microseconds of CPU, user and system, of all threads of the client's process.</param>
/// <param name="Bytes">Bytes allocated; 0 if the runtime does not count them.</param>
/// <param name="Rate">Calls per second.</param>
internal sealed record CallCost(double Processor, double Bytes, double Rate)
{
    internal static CallCost Parse(string line)
    {
        var numbers = line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>The median of several costs, for each figure separately.</summary>
    internal static CallCost Median(IReadOnlyList<CallCost> costs) =>
        new(
            Median(costs.Select(cost => cost.Processor)),
            Median(costs.Select(cost => cost.Bytes)),
            Median(costs.Select(cost => cost.Rate))
        );

    /// <summary>The median of an odd number of figures.</summary>
    internal static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Processor:0.0} {Bytes:0} {Rate:0}");
}
