using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3029: a kubelet option is set as an option or as a flag, not both.</summary>
internal sealed class KubeletOptionIsSetInOnePlaceRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3029",
            Title = "a kubelet option is set as an option or as a flag, not both",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].kubeletArgs[]"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "a flag overrides the configuration file that ACK writes, so the option would have no effect",
            Fix = "remove the flag",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            return;
        }

        foreach (var flag in pool.Bootstrap.KubeletArgs(context))
        {
            if (Option(flag.Text.Content.Split('=')[0], kubelet) is { } option)
            {
                context.Fail(flag.Path, $"the flag overrides kubelet.{option}");
            }
        }
    }

    private static string? Option(string flag, KubeletOptions kubelet) =>
        flag switch
        {
            "--max-pods" when kubelet.MaxPods is not null => "maxPods",
            "--pod-max-pids" when kubelet.PodPidsLimit is not null => "podPidsLimit",
            "--cpu-manager-policy" when kubelet.CpuManagerPolicy is not null => "cpuManagerPolicy",
            "--topology-manager-policy" when kubelet.TopologyManagerPolicy is not null => "topologyManagerPolicy",
            "--memory-manager-policy" when kubelet.MemoryManagerPolicy is not null => "memoryManagerPolicy",
            "--kube-reserved" when kubelet.KubeReserved is not null => "kubeReserved",
            "--system-reserved" when kubelet.SystemReserved is not null => "systemReserved",
            "--eviction-hard" when kubelet.EvictionHard is not null => "evictionHard",
            "--eviction-soft" when kubelet.EvictionSoft is not null => "evictionSoft",
            "--feature-gates" when kubelet.FeatureGates is not null => "featureGates",
            "--serialize-image-pulls" when kubelet.SerializeImagePulls is not null => "serializeImagePulls",
            "--registry-qps" when kubelet.RegistryPullQps is not null => "registryPullQps",
            "--registry-burst" when kubelet.RegistryBurst is not null => "registryBurst",
            "--kube-api-qps" when kubelet.KubeApiQps is not null => "kubeApiQps",
            "--kube-api-burst" when kubelet.KubeApiBurst is not null => "kubeApiBurst",
            "--event-qps" when kubelet.EventRecordQps is not null => "eventRecordQps",
            "--event-burst" when kubelet.EventBurst is not null => "eventBurst",
            _ => null,
        };
}
