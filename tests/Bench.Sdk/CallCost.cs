using System.Globalization;

namespace ContainerOS.Bench.Sdk;

/// <summary>What a call costs.</summary>
/// <param name="Processor">Microseconds of processor, user and system, of all threads of the client's process.</param>
/// <param name="Bytes">Bytes allocated; 0 where the runtime does not count them.</param>
/// <param name="Rate">Calls a second.</param>
internal sealed record CallCost(double Processor, double Bytes, double Rate)
{
    internal static CallCost Parse(string line)
    {
        var numbers = line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>The middle of several, each figure by itself.</summary>
    internal static CallCost Median(IReadOnlyList<CallCost> costs) =>
        new(
            Middle(costs.Select(cost => cost.Processor)),
            Middle(costs.Select(cost => cost.Bytes)),
            Middle(costs.Select(cost => cost.Rate))
        );

    /// <summary>The middle of an odd number of figures.</summary>
    internal static double Middle(IEnumerable<double> figures) => figures.Order().ToArray() is var row ? row[row.Length / 2] : 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Processor:0.0} {Bytes:0} {Rate:0}");
}
