using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;

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
        await output.WriteLineAsync(
            $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, "
                + $"server GC {(GCSettings.IsServerGC ? "on" : "off")}; load {LoadOfMachine()} at the start"
        );
        foreach (var client in clients)
        {
            await client.MeasureAsync(WarmUp);
        }

        await output.WriteLineAsync(
            $"{"lanes", 5} {"client", -16} {"us CPU/call", 12} {"KB/call", 9} {"calls/s", 9}   "
                + $"ratio to the vendor's CPU, median (min - max of {Rounds} rounds)"
        );
        foreach (var lanes in Lanes)
        {
            await output.WriteLineAsync(string.Join('\n', Lines(lanes, await RoundsAsync(lanes))));
        }

        await output.WriteLineAsync($"load {LoadOfMachine()} at the end");
    }

    private static string LoadOfMachine() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";

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
                $"{lanes, 5} {clients[side].Name, -16} {cost.Processor, 12:0} {bytes, 9} {cost.Rate, 9:0}   "
                    + $"{CallCost.Median(ratios):0.00} ({ratios.Min():0.00} - {ratios.Max():0.00})"
            );
        }
    }
}
