using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>What ACK may do to the nodes by itself.</summary>
public sealed record ManagementSpec
{
    /// <summary>Repairs failing nodes.</summary>
    public Value<bool>? AutoRepair { get; init; }

    /// <summary>Upgrades the kubelet with the cluster.</summary>
    public Value<bool>? AutoUpgrade { get; init; }

    /// <summary>Fixes vulnerabilities.</summary>
    public Value<bool>? AutoFixVulnerabilities { get; init; }

    /// <summary>Nodes that may be away at once, 1 to 1,000.</summary>
    public Value<int>? MaxUnavailable { get; init; }
}
