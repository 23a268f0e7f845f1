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

    /// <summary>The steps of each phase that weigh most, in words; empty when that was not worked out, or there are none.</summary>
    public (string BeforeJoin, string AfterJoin) HeaviestSteps { get; init; } = (string.Empty, string.Empty);
}
