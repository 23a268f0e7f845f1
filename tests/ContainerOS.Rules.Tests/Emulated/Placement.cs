using ContainerOS.Emulator;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests.Emulated;

/// <summary>Moves a pool to the clusters, vSwitches, security groups, key pair and role of the emulator's demo account.</summary>
internal static class Placement
{
    private const string Nowhere = "c00000000000000000000000000000000";
    private static readonly KubernetesVersion Oldest = KubernetesVersion.Parse("1.24")!.Value;

    /// <summary>The pool in a demo cluster that matches its facts.</summary>
    internal static NodePoolSpec Of(NodePoolSpec pool, PoolFacts facts) =>
        pool with
        {
            ClusterId = facts.ClusterIsGone ? Nowhere : ClusterLike(facts.Cluster),
            VSwitchIds = ValueList<string>.Of(pool.VSwitchIds!.Items.Select((item, index) => IsMadeUp(item.Content) ? Demo(index) : item)),
            SecurityGroupIds = pool.SecurityGroupIds is { } groups
                ? ValueList<string>.Of(groups.Items.Select(_ => (Value<string>)DemoAccount.SecurityGroupId))
                : null,
            Access = pool.Access is { IsKnown: true } access ? Existing(access.Content) : pool.Access,
        };

    /// <summary>The access with the key pair and the role of the demo account; an empty one stays empty.</summary>
    private static AccessSpec Existing(AccessSpec access) =>
        access with
        {
            KeyPair = access.KeyPair is { IsKnown: true, Content.Length: > 0 } ? DemoAccount.KeyPair : access.KeyPair,
            RamRole = access.RamRole is { IsKnown: true, Content.Length: > 0 } ? DemoAccount.RamRole : access.RamRole,
        };

    private static string ClusterLike(ClusterFacts? cluster) =>
        cluster switch
        {
            { IsManaged: false } => DemoAccount.UnmanagedClusterId,
            { Version: var version } when version < Oldest => DemoAccount.OldClusterId,
            _ => DemoAccount.ClusterId,
        };

    /// <summary>Whether the id is one that fixtures and generated pools invent.</summary>
    private static bool IsMadeUp(string id) => id.StartsWith("vsw-", StringComparison.Ordinal);

    private static string Demo(int index) => DemoAccount.VSwitchIds[index % DemoAccount.VSwitchIds.Count];
}
