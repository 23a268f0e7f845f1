using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>A disk of a node.</summary>
public sealed record DiskSpec
{
    /// <summary>ECS disk category.</summary>
    public Value<DiskCategory>? Category { get; init; }

    /// <summary>Size in GiB.</summary>
    public Value<int>? SizeGiB { get; init; }

    /// <summary>Performance level; for <c>cloud_essd</c> only.</summary>
    public Value<PerformanceLevel>? PerformanceLevel { get; init; }

    /// <summary>Whether the disk is encrypted.</summary>
    public Value<bool>? Encrypted { get; init; }

    /// <summary>The KMS key of an encrypted disk.</summary>
    public Value<string>? KmsKeyId { get; init; }
}
