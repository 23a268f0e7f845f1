using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps the autoscaler's bounds and what ACK may do by itself.</summary>
internal static class AutoScalingMapping
{
    /// <summary>The autoscaler's settings: off for a pool of a fixed size.</summary>
    internal static AutoScaling MergeAutoScaling(AutoScaling? basis, AutoScalingSpec? bounds) =>
        (basis ?? new AutoScaling()) with
        {
            Enable = bounds is not null,
            MinInstances = bounds?.MinSize.ValueOrNull() ?? basis?.MinInstances,
            MaxInstances = bounds?.MaxSize.ValueOrNull() ?? basis?.MaxInstances,
        };

    /// <summary>The bounds as inputs; null for a pool of a fixed size.</summary>
    internal static PropertyMap? ReadAutoScaling(NodePool pool) =>
        pool.AutoScaling is not { Enable: true } bounds
            ? null
            : new LiveInputsBuilder()
                .Put("minSize", bounds.MinInstances)
                .Put("maxSize", bounds.MaxInstances)
                .Put("policy", pool.ScalingGroup?.ScalingPolicy)
                .ToMap();

    /// <summary>What ACK may do to the nodes; ContainerOS pools are managed pools.</summary>
    internal static Management MergeManagement(Management? basis, ManagementSpec? wanted) =>
        (basis ?? new Management()) with
        {
            Enable = true,
            AutoRepair = wanted?.AutoRepair.ValueOrNull() ?? basis?.AutoRepair,
            AutoUpgrade = wanted?.AutoUpgrade.ValueOrNull() ?? basis?.AutoUpgrade,
            AutoVulFix = wanted?.AutoFixVulnerabilities.ValueOrNull() ?? basis?.AutoVulFix,
            UpgradeConfig = wanted?.MaxUnavailable is { } away
                ? (basis?.UpgradeConfig ?? new UpgradeConfig()) with
                {
                    MaxUnavailable = away.Content,
                }
                : basis?.UpgradeConfig,
        };

    /// <summary>The same as inputs.</summary>
    internal static PropertyMap ReadManagement(Management? management) =>
        new LiveInputsBuilder()
            .Put("autoRepair", management?.AutoRepair)
            .Put("autoUpgrade", management?.AutoUpgrade)
            .Put("autoFixVulnerabilities", management?.AutoVulFix)
            .Put("maxUnavailable", management?.UpgradeConfig?.MaxUnavailable)
            .ToMap();
}
