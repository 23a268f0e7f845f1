namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial record KubeletConfiguration
{
    /// <summary>Hard eviction thresholds, signal to quantity.</summary>
    public IReadOnlyDictionary<string, string>? EvictionHard
    {
        get => TextMap("evictionHard");
        init => Put("evictionHard", value);
    }

    /// <summary>Soft eviction thresholds, signal to quantity.</summary>
    public IReadOnlyDictionary<string, string>? EvictionSoft
    {
        get => TextMap("evictionSoft");
        init => Put("evictionSoft", value);
    }

    /// <summary>Grace period a soft signal, such as <c>1m30s</c>.</summary>
    public IReadOnlyDictionary<string, string>? EvictionSoftGracePeriod
    {
        get => TextMap("evictionSoftGracePeriod");
        init => Put("evictionSoftGracePeriod", value);
    }

    /// <summary>Feature gates.</summary>
    public IReadOnlyDictionary<string, bool>? FeatureGates
    {
        get => TruthMap("featureGates");
        init => Put("featureGates", value);
    }

    /// <summary>Disk use in percent at which image collection starts.</summary>
    public int? ImageGcHighThresholdPercent
    {
        get => Integer("imageGCHighThresholdPercent");
        init => Put("imageGCHighThresholdPercent", value);
    }

    /// <summary>Disk use in percent at which image collection ends.</summary>
    public int? ImageGcLowThresholdPercent
    {
        get => Integer("imageGCLowThresholdPercent");
        init => Put("imageGCLowThresholdPercent", value);
    }

    /// <summary>Reserved for Kubernetes daemons, resource to quantity.</summary>
    public IReadOnlyDictionary<string, string>? KubeReserved
    {
        get => TextMap("kubeReserved");
        init => Put("kubeReserved", value);
    }

    /// <summary>Reserved for the system, resource to quantity.</summary>
    public IReadOnlyDictionary<string, string>? SystemReserved
    {
        get => TextMap("systemReserved");
        init => Put("systemReserved", value);
    }

    /// <summary>Memory reserved a NUMA node.</summary>
    public IReadOnlyList<ReservedMemory>? ReservedMemory
    {
        get => Parts("reservedMemory", f => new ReservedMemory(f));
        init => Put("reservedMemory", value);
    }

    /// <summary>Pods a node.</summary>
    public int? MaxPods
    {
        get => Integer("maxPods");
        init => Put("maxPods", value);
    }

    /// <summary>Process ids a pod; -1 for no limit.</summary>
    public long? PodPidsLimit
    {
        get => Long("podPidsLimit");
        init => Put("podPidsLimit", value);
    }

    /// <summary>Read-only port; 0 for none.</summary>
    public int? ReadOnlyPort
    {
        get => Integer("readOnlyPort");
        init => Put("readOnlyPort", value);
    }

    /// <summary>Whether the serving certificate is asked from the cluster.</summary>
    public bool? ServerTlsBootstrap
    {
        get => Truth("serverTLSBootstrap");
        init => Put("serverTLSBootstrap", value);
    }

    /// <summary>Tracing.</summary>
    public KubeletTracing? Tracing
    {
        get => Part("tracing", f => new KubeletTracing(f));
        init => Put("tracing", value);
    }
}
