using System.Collections.Immutable;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Provider.WaveGates;

/// <summary>Runs the checks of a gate on this machine.</summary>
internal static class GateChecks
{
    /// <summary>The checks of a gate. All values must be known.</summary>
    internal static ImmutableArray<RolloutCheck> Read(ValueList<GateCheck>? checks) =>
        [
            .. (checks?.Items ?? []).Select(check =>
                check.Content switch
                {
                    { Http: { } http } => (RolloutCheck)
                        new HttpRolloutCheck(
                            new Uri(http.Content.Url!.Value.Content),
                            http.Content.ExpectStatus?.Content ?? GateCheckShape.DefaultStatus
                        ),
                    { Command: { } command } => new CommandRolloutCheck([.. command.Content.Argv!.Items.Select(item => item.Content)]),
                    _ => throw new InvalidOperationException("a check of a gate is neither http nor command"),
                }
            ),
        ];

    /// <summary>Runs checks one after the other.</summary>
    /// <returns>The evidence of the first one that does not pass; null if all pass.</returns>
    internal static async Task<string?> RunAsync(ImmutableArray<RolloutCheck> checks, TimeProvider time, CancellationToken ct) =>
        (await RolloutChecks.RunAsync(checks, time, ct))
            .FirstOrDefault(result => result.Outcome is not RolloutCheckOutcome.Passed)
            ?.Evidence;
}
