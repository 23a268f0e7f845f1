using ContainerOS.Model.Locks;
using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Facts;

/// <summary>The facts about the cloud that a pool is checked against. A fact that is not available is null, and has a reason.</summary>
public sealed record PoolFacts
{
    /// <summary>No facts: every rule that needs the cloud is undecided.</summary>
    public static PoolFacts Offline { get; } = new();

    /// <summary>The cluster of the pool; null when it could not be looked up.</summary>
    public ClusterFacts? Cluster { get; init; }

    /// <summary>The reason why <see cref="Cluster"/> is null.</summary>
    public string ClusterMissingBecause { get; init; } = "the cluster was not asked for: no cloud is at hand";

    /// <summary>Whether the cluster was looked up and does not exist.</summary>
    public bool ClusterIsGone { get; init; }

    /// <summary>The instance types by exact name, as the API lists them; empty when they were not looked up.</summary>
    public IReadOnlyDictionary<string, InstanceTypeFacts> InstanceTypes { get; init; } = new Dictionary<string, InstanceTypeFacts>();

    /// <summary>
    /// The reason why <see cref="InstanceTypes"/> is empty; null when types were looked up, so that a missing type does not exist.
    /// </summary>
    public string? InstanceTypesMissingBecause { get; init; } = "the instance types were not asked for: no cloud is at hand";

    /// <summary>The OS images that ACK offers for the Kubernetes version of the cluster; null when they were not looked up.</summary>
    public IReadOnlyList<OfferedImage>? Images { get; init; }

    /// <summary>The image of the pool and the lock file that pins it; null when they were not resolved.</summary>
    public PinFacts? Pin { get; init; }

    /// <summary>Another resource of the program whose pool has the same name in the same cluster; null when there is none.</summary>
    public string? PoolOfTheSameName { get; init; }

    /// <summary>The size of each phase's composed script in bytes, before base64; null while a value in it is not known.</summary>
    public (int BeforeJoin, int AfterJoin)? UserDataBytes { get; init; }

    /// <summary>
    /// The maximum size of a phase's user data in bytes: the 32 KB that ECS documents, minus the bytes reserved for ACK (2 KB [inferred]).
    /// </summary>
    public int UserDataLimit { get; init; } = (32 - 2) * 1024;

    /// <summary>The largest steps of each phase as text; empty when they were not computed, or there are none.</summary>
    public (string BeforeJoin, string AfterJoin) HeaviestSteps { get; init; } = (string.Empty, string.Empty);
}

/// <summary>Facts about a cluster that rules use.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="ClusterType">The vendor's type, such as <c>ManagedKubernetes</c> or <c>Kubernetes</c> (dedicated).</param>
/// <param name="Version">Its current Kubernetes version.</param>
/// <param name="AutoMode">Whether it is an Auto Mode cluster; null when the API did not return it.</param>
public sealed record ClusterFacts(string ClusterId, string ClusterType, KubernetesVersion Version, bool? AutoMode = null)
{
    /// <summary>
    /// The edition as the API names it, such as <c>ack.pro.small</c> or <c>ack.standard</c> (Basic); null when the API did not return it.
    /// </summary>
    public string? Spec { get; init; }

    /// <summary>Its network plugin, such as <c>terway-eniip</c> or <c>Flannel</c>; null when the API did not return it.</summary>
    public string? Network { get; init; }

    /// <summary>Whether it has the edition Basic.</summary>
    public bool IsBasic => Spec == "ack.standard";

    /// <summary>Whether its network plugin is Flannel.</summary>
    public bool UsesFlannel => string.Equals(Network, "flannel", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether Alibaba Cloud operates its control plane.</summary>
    public bool IsManaged => ClusterType == "ManagedKubernetes";
}

/// <summary>Facts about an ECS instance type that rules use.</summary>
/// <param name="Name">The type, such as <c>ecs.g7.xlarge</c>.</param>
/// <param name="IsArm">Whether its CPUs are Arm.</param>
/// <param name="GpuAmount">The number of GPUs.</param>
/// <param name="LocalDiskAmount">The number of local disks.</param>
/// <param name="IsInferred">Whether the facts were inferred from the name of the instance family instead of looked up.</param>
public sealed record InstanceTypeFacts(string Name, bool IsArm, int GpuAmount, int LocalDiskAmount, bool IsInferred)
{
    /// <summary>The number of vCPUs; null when it is not known.</summary>
    public int? CpuCores { get; init; }

    /// <summary>Memory in GiB; null when it is not known.</summary>
    public double? MemoryGiB { get; init; }
}

/// <summary>An OS image that ACK offers for the nodes of a cluster.</summary>
/// <param name="ImageId">The image.</param>
/// <param name="Type">The OS family as the API names it, such as <c>ContainerOS</c> or <c>AliyunLinux3</c>.</param>
/// <param name="Release">The ContainerOS release in its name; null when there is none, or for another OS.</param>
/// <remarks>That the name consists of <c>ContainerOS</c> and a release is inferred: only the prefix has been observed.</remarks>
public sealed record OfferedImage(string ImageId, string Type, OsVersion? Release)
{
    /// <summary>Whether it is a ContainerOS image.</summary>
    public bool IsContainerOs => string.Equals(Type, "ContainerOS", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Facts about the image of a pool and the lock file that pins it.</summary>
/// <param name="Image">The image, and what decided it.</param>
/// <param name="Region">The region of the pool.</param>
/// <param name="IsFrozen">Whether a release that the lock file does not pin is an error.</param>
public sealed record PinFacts(ImageResolution Image, string Region, bool IsFrozen)
{
    /// <summary>The lock file as the settings name it; null when there is none.</summary>
    public string? LockFile { get; init; }

    /// <summary>The days since the image was built; null when that day is not known.</summary>
    public int? AgeInDays { get; init; }

    /// <summary>The maximum age in days that the user set; null for no limit.</summary>
    public int? MaxAgeInDays { get; init; }
}
