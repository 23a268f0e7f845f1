using System.Collections.Immutable;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.WaveGates;
using ContainerOS.Rollout;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>The limits of a rollout from the property <c>rollout</c> of a program.</summary>
internal static class RolloutSettings
{
    /// <summary>The limits. The time between batches counts as time in which nodes have to stay Ready.</summary>
    internal static RolloutOptions Read(RolloutSpec spec)
    {
        var gate = spec.Gate is { IsKnown: true } known ? known.Content : new RolloutGate();
        var minutes = Math.Max(gate.SoakMinutes?.Content ?? 0, spec.BatchIntervalMinutes?.Content ?? 0);
        return new()
        {
            Canary = spec.Canary?.Content ?? 1,
            MaxParallelism = spec.MaxParallelism?.Content ?? 1,
            MaxFailedNodes = spec.MaxFailedNodes?.Content ?? 0,
            MinReadyPercent = gate.MinReadyPercent?.Content ?? 100,
            IgnoreWarnings = spec.IgnoreWarnings?.Content ?? false,
            GateTimeout = TimeSpan.FromMinutes(gate.TimeoutMinutes?.Content ?? 30),
            Soak = TimeSpan.FromMinutes(minutes),
            Pause = spec.Pause?.Content switch
            {
                RolloutPause.FirstBatch => RolloutPauses.FirstBatch,
                RolloutPause.EveryBatch => RolloutPauses.EveryBatch,
                _ => RolloutPauses.Never,
            },
            OnFailure = spec.OnFailure?.Content is RolloutFailure.Stop ? FailureAction.Stop : FailureAction.Rollback,
            Checks = GateChecks.Read(gate.Checks),
        };
    }

    /// <summary>The properties whose changes replace the system disks of live nodes.</summary>
    internal static ImmutableHashSet<string> Triggers(RolloutSpec spec) =>
        [
            "os",
            "kubernetesVersion",
            "runtimeVersion",
            .. (spec.ReplaceOn?.KnownItems ?? []).Select(item => PoolTerms.RolloutTriggers.Of(item.Item)),
        ];
}
