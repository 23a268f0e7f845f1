using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>Bounds within which the autoscaler moves the pool.</summary>
public sealed record AutoScalingSpec
{
    /// <summary>Fewest nodes, 0 or more.</summary>
    public Value<int>? MinSize { get; init; }

    /// <summary>Most nodes, at least <see cref="MinSize"/>, at most 2,000 (ACK API text).</summary>
    public Value<int>? MaxSize { get; init; }

    /// <summary>What happens to nodes that are scaled in.</summary>
    public Value<ScalingPolicy>? Policy { get; init; }
}
