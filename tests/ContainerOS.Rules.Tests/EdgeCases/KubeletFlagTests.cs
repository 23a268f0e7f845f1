using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Kubelet flags that override an option of the pool.</summary>
public sealed class KubeletFlagTests
{
    private static readonly ValueMap<string> None = ValueMap<string>.Of();

    private static readonly KubeletOptions All = new()
    {
        MaxPods = 1,
        PodPidsLimit = 1,
        CpuManagerPolicy = CpuPolicy.None,
        TopologyManagerPolicy = "none",
        MemoryManagerPolicy = "None",
        KubeReserved = None,
        SystemReserved = None,
        EvictionHard = None,
        EvictionSoft = None,
        FeatureGates = ValueMap<bool>.Of(),
        SerializeImagePulls = true,
        RegistryPullQps = 1,
        RegistryBurst = 1,
        KubeApiQps = 1,
        KubeApiBurst = 1,
        EventRecordQps = 1,
        EventBurst = 1,
    };

    [Theory]
    [InlineData("--max-pods=1", "maxPods")]
    [InlineData("--pod-max-pids=1", "podPidsLimit")]
    [InlineData("--cpu-manager-policy=none", "cpuManagerPolicy")]
    [InlineData("--topology-manager-policy=none", "topologyManagerPolicy")]
    [InlineData("--memory-manager-policy=None", "memoryManagerPolicy")]
    [InlineData("--kube-reserved=cpu=1", "kubeReserved")]
    [InlineData("--system-reserved=cpu=1", "systemReserved")]
    [InlineData("--eviction-hard=x", "evictionHard")]
    [InlineData("--eviction-soft=x", "evictionSoft")]
    [InlineData("--feature-gates=x=true", "featureGates")]
    [InlineData("--serialize-image-pulls=false", "serializeImagePulls")]
    [InlineData("--registry-qps=1", "registryPullQps")]
    [InlineData("--registry-burst=1", "registryBurst")]
    [InlineData("--kube-api-qps=1", "kubeApiQps")]
    [InlineData("--kube-api-burst=1", "kubeApiBurst")]
    [InlineData("--event-qps=1", "eventRecordQps")]
    [InlineData("--event-burst=1", "eventBurst")]
    public void Flag_OfAnOptionInUse_IsFound(string flag, string option)
    {
        var pool = Pools.WithStep(new BootstrapStep { KubeletArgs = ValueList<string>.Of(flag) });

        Assert.Equal([$"the flag overrides kubelet.{option}"], Found(pool with { Kubelet = All }));
        Assert.Empty(Found(pool with { Kubelet = new KubeletOptions() }));
    }

    private static IEnumerable<string> Found(NodePoolSpec pool) =>
        PoolValidator.Validate(pool, Pools.Facts).Diagnostics.Where(found => found.Code == "COS3029").Select(found => found.Message);
}
