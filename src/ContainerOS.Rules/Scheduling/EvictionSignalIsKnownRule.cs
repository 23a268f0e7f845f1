using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5028: eviction thresholds use eviction signals of the kubelet.</summary>
internal sealed class EvictionSignalIsKnownRule : Rule
{
    private static readonly HashSet<string> Signals =
    [
        "memory.available",
        "allocatableMemory.available",
        "nodefs.available",
        "nodefs.inodesFree",
        "imagefs.available",
        "imagefs.inodesFree",
        "containerfs.available",
        "containerfs.inodesFree",
        "pid.available",
    ];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5028",
            Title = "eviction thresholds use eviction signals of the kubelet",
            Paths = ["kubelet.evictionHard", "kubelet.evictionSoft", "kubelet.evictionSoftGracePeriod"],
            Source = RuleSources.Eviction,
            Confidence = Confidence.Documented,
            Why = "the kubelet does not start with a signal it does not know",
            Fix =
                "use memory.available, nodefs.available, nodefs.inodesFree, imagefs.available, imagefs.inodesFree, "
                + "containerfs.available, containerfs.inodesFree or pid.available",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            Check(kubelet.EvictionHard, "kubelet.evictionHard", context);
            Check(kubelet.EvictionSoft, "kubelet.evictionSoft", context);
            Check(kubelet.EvictionSoftGracePeriod, "kubelet.evictionSoftGracePeriod", context);
        }
    }

    private static void Check(ValueMap<string>? thresholds, string at, RuleContext context)
    {
        foreach (var (path, signal, _) in context.Each(thresholds, at))
        {
            if (!Signals.Contains(signal))
            {
                context.Fail(
                    path,
                    $"{signal} is not an eviction signal",
                    edits: Spelling.Of(signal, Signals) is { } meant && !thresholds!.Entries.Any(entry => entry.Key == meant)
                        ? [FixEdit.Rename(path, meant)]
                        : null
                );
            }
        }
    }
}
