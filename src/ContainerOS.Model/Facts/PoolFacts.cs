using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Facts;

/// <summary>What is known of the world a pool is checked against. A fact that is not at hand is null, with the reason beside it.</summary>
public sealed record PoolFacts
{
    /// <summary>No fact at hand: every rule that needs the cloud is undecided.</summary>
    public static PoolFacts Offline { get; } = new();

    /// <summary>The cluster the pool names; null when it could not be asked for.</summary>
    public ClusterFacts? Cluster { get; init; }

    /// <summary>Why there is no <see cref="Cluster"/>.</summary>
    public string ClusterMissingBecause { get; init; } = "the cluster was not asked for: no cloud is at hand";

    /// <summary>Whether the cloud was asked for the cluster and has none of its id.</summary>
    public bool ClusterIsGone { get; init; }

    /// <summary>Instance types by exact name, as the cloud lists them; empty when it was not asked.</summary>
    public IReadOnlyDictionary<string, InstanceTypeFacts> InstanceTypes { get; init; } = new Dictionary<string, InstanceTypeFacts>();

    /// <summary>Why <see cref="InstanceTypes"/> was not asked for; null when it was, and a type it does not hold then does not exist.</summary>
    public string? InstanceTypesMissingBecause { get; init; } = "the instance types were not asked for: no cloud is at hand";

    /// <summary>The OS images that the cloud offers for the cluster's Kubernetes version; null when it was not asked.</summary>
    public IReadOnlyList<OfferedImage>? Images { get; init; }

    /// <summary>Bytes of the composed script of each phase, before base64; null while a value in it is not known.</summary>
    public (int BeforeJoin, int AfterJoin)? UserDataBytes { get; init; }

    /// <summary>Bytes of user data a phase may have: the 32 KB that ECS documents, less what is kept free for ACK's own share (2 KB [inferred]).</summary>
    public int UserDataLimit { get; init; } = (32 - 2) * 1024;

    /// <summary>The steps of each phase that weigh most, in words; empty when that was not worked out, or there are none.</summary>
    public (string BeforeJoin, string AfterJoin) HeaviestSteps { get; init; } = (string.Empty, string.Empty);
}

/// <summary>What the cloud says of a cluster, as far as rules ask.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="ClusterType">The vendor's type, such as <c>ManagedKubernetes</c> or <c>Kubernetes</c> (dedicated).</param>
/// <param name="Version">Its current Kubernetes version.</param>
/// <param name="AutoMode">Whether it is an Auto Mode cluster; null where the cloud did not say.</param>
public sealed record ClusterFacts(string ClusterId, string ClusterType, KubernetesVersion Version, bool? AutoMode = null)
{
    /// <summary>Its edition in the vendor's words, such as <c>ack.pro.small</c> or <c>ack.standard</c> (Basic); null where the cloud did not say.</summary>
    public string? Spec { get; init; }

    /// <summary>Its network plugin, such as <c>terway-eniip</c> or <c>Flannel</c>; null where the cloud did not say.</summary>
    public string? Network { get; init; }

    /// <summary>Whether it is of the edition Basic.</summary>
    public bool IsBasic => Spec == "ack.standard";

    /// <summary>Whether its pods get their addresses from Flannel.</summary>
    public bool UsesFlannel => string.Equals(Network, "flannel", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether Alibaba Cloud runs its control plane.</summary>
    public bool IsManaged => ClusterType == "ManagedKubernetes";
}

/// <summary>What is known of an ECS instance type, as far as rules ask.</summary>
/// <param name="Name">The type, such as <c>ecs.g7.xlarge</c>.</param>
/// <param name="IsArm">Whether its CPUs are Arm.</param>
/// <param name="GpuAmount">How many GPUs it has.</param>
/// <param name="LocalDiskAmount">How many local disks it has.</param>
/// <param name="IsInferred">Whether this was concluded from the family's name instead of being looked up.</param>
public sealed record InstanceTypeFacts(string Name, bool IsArm, int GpuAmount, int LocalDiskAmount, bool IsInferred)
{
    /// <summary>vCPUs; null where not known.</summary>
    public int? CpuCores { get; init; }

    /// <summary>Memory in GiB; null where not known.</summary>
    public double? MemoryGiB { get; init; }
}

/// <summary>An OS image that the cloud offers to nodes of a cluster.</summary>
/// <param name="ImageId">The image.</param>
/// <param name="Type">Its OS family in the vendor's words, such as <c>ContainerOS</c> or <c>AliyunLinux3</c>.</param>
/// <param name="Release">The ContainerOS release its name tells; null where it tells none, or another OS.</param>
/// <remarks>That the name is <c>ContainerOS</c> and a release is inferred: only the prefix has been seen.</remarks>
public sealed record OfferedImage(string ImageId, string Type, OsVersion? Release)
{
    /// <summary>Whether it is one of ContainerOS.</summary>
    public bool IsContainerOs => string.Equals(Type, "ContainerOS", StringComparison.OrdinalIgnoreCase);
}
