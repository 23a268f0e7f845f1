using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5028: eviction thresholds name signals of the kubelet.</summary>
internal sealed class EvictionSignals : Rule
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
            Title = "eviction thresholds name signals of the kubelet",
            Paths = ["kubelet.evictionHard", "kubelet.evictionSoft", "kubelet.evictionSoftGracePeriod"],
            Source = Sources.Eviction,
            Confidence = Confidence.Documented,
            Why = "the kubelet does not start with a signal it does not know",
            Fix =
                "use memory.available, nodefs.available, nodefs.inodesFree, imagefs.available, imagefs.inodesFree, containerfs.available, containerfs.inodesFree or pid.available",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (verdicts.Knows(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            Check(kubelet.EvictionHard, "kubelet.evictionHard", verdicts);
            Check(kubelet.EvictionSoft, "kubelet.evictionSoft", verdicts);
            Check(kubelet.EvictionSoftGracePeriod, "kubelet.evictionSoftGracePeriod", verdicts);
        }
    }

    private static void Check(ValueMap<string>? thresholds, string at, Verdicts verdicts)
    {
        foreach (var (path, signal, _) in verdicts.Each(thresholds, at))
        {
            if (!Signals.Contains(signal))
            {
                verdicts.Fail(
                    path,
                    $"{signal} is no eviction signal",
                    edits: Spelling.Of(signal, Signals) is { } meant && !thresholds!.Entries.Any(entry => entry.Key == meant)
                        ? [FixEdit.Rename(path, meant)]
                        : null
                );
            }
        }
    }
}
