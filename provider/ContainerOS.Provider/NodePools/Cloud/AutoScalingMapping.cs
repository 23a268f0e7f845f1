using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps the bounds of the autoscaler to <c>auto_scaling</c> and back.</summary>
internal static class AutoScalingMapping
{
    /// <summary>The autoscaler's settings; without bounds the autoscaler is off and the pool has a fixed size.</summary>
    internal static AutoScaling Write(AutoScalingSpec? bounds) =>
        new()
        {
            Enable = bounds is not null,
            MinInstances = bounds?.MinSize.ValueOrNull(),
            MaxInstances = bounds?.MaxSize.ValueOrNull(),
        };

    /// <summary>The bounds as inputs; null for a pool of a fixed size.</summary>
    internal static PropertyMap? Read(NodePool pool) =>
        pool.AutoScaling is not { Enable: true } bounds
            ? null
            : new LiveInputsBuilder()
                .Put("minSize", bounds.MinInstances)
                .Put("maxSize", bounds.MaxInstances)
                .Put("policy", pool.ScalingGroup?.ScalingPolicy)
                .ToMap();
}
