using System.Globalization;

namespace ContainerOS.Bench.Sdk;

/// <summary>Measures the clients in turns, round by round, so that other load on the machine affects all alike.</summary>
/// <param name="clients">Who takes part; the last is what the others are compared with.</param>
internal sealed class Comparison(IReadOnlyList<ClientProcess> clients)
{
    private const int Rounds = 5;

    // The runtime of .NET compiles what is hot twice more while it runs; by then both have settled (docs/performance.md).
    private static readonly Workload WarmUp = new(Lanes: 16, Calls: 15_000, Milliseconds: 0);
    private static readonly int[] Lanes = [1, 16, 256];

    public async Task RunAsync(TextWriter output)
    {
        foreach (var client in clients)
        {
            await client.MeasureAsync(WarmUp);
        }

        await output.WriteLineAsync(
            "| lanes | client | CPU a call, µs | allocated a call, KB | calls/s "
                + $"| CPU compared with the vendor's, median (least - most of {Rounds} rounds) |"
        );
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- |");
        foreach (var lanes in Lanes)
        {
            await output.WriteLineAsync(string.Join('\n', Lines(lanes, await RoundsAsync(lanes))));
        }
    }

    private async Task<List<CallCost[]>> RoundsAsync(int lanes)
    {
        var rounds = new List<CallCost[]>();
        for (var round = 0; round < Rounds; round++)
        {
            var costs = new List<CallCost>();
            foreach (var client in clients)
            {
                costs.Add(await client.MeasureAsync(new(lanes, Calls: 500, Milliseconds: 2000)));
            }

            rounds.Add([.. costs]);
        }

        return rounds;
    }

    private IEnumerable<string> Lines(int lanes, List<CallCost[]> rounds)
    {
        for (var side = 0; side < clients.Count; side++)
        {
            var cost = CallCost.Median([.. rounds.Select(round => round[side])]);
            var ratios = rounds.Select(round => round[side].Processor / round[^1].Processor).ToArray();
            var bytes = cost.Bytes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{cost.Bytes / 1024:0.0}") : "-";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {lanes} | {clients[side].Name} | {cost.Processor:0} | {bytes} | {cost.Rate:0} "
                    + $"| {CallCost.Median(ratios):0.00} ({ratios.Min():0.00} - {ratios.Max():0.00}) |"
            );
        }
    }
}
