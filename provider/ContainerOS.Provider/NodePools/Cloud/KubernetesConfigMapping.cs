using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Lays the Kubernetes side of a pool over the <c>kubernetes_config</c> it has.</summary>
internal static class KubernetesConfigMapping
{
    private static readonly string[] Properties = ["labels", "taints", "unschedulable", "cpuPolicy", "bootstrap"];

    /// <summary>Whether a change touches the group.</summary>
    internal static bool IsAffectedBy(PropertySelection covers) => covers.Includes(Properties);

    /// <summary>The group of a new pool.</summary>
    internal static KubernetesConfig Create(NodePoolSpec spec, ContentPacking packing) =>
        Merge(new KubernetesConfig(), spec, PropertySelection.All, packing) with
        {
            Runtime = "containerd",
            RuntimeVersion = spec.RuntimeVersion.ObjectOrNull(),
        };

    /// <summary>The group with the covered properties laid over it.</summary>
    internal static KubernetesConfig Merge(KubernetesConfig basis, NodePoolSpec spec, PropertySelection covers, ContentPacking packing)
    {
        var group = covers.Includes("bootstrap") ? UserDataMapping.Merge(basis, spec.Bootstrap, packing) : basis;
        return group with
        {
            Labels = covers.Choose("labels", Labels(spec), group.Labels),
            Taints = covers.Choose("taints", spec.Taints.ItemsOrNull()?.Select(Taint).ToArray() ?? [], group.Taints),
            Unschedulable = covers.Choose("unschedulable", spec.Unschedulable.ValueOrNull() ?? false, group.Unschedulable),
            CpuPolicy = covers.Choose("cpuPolicy", spec.CpuPolicy.TermOrNull(PoolTerms.CpuPolicies) ?? "none", group.CpuPolicy),
        };
    }

    /// <summary>Puts what a group says among the inputs.</summary>
    internal static LiveInputsBuilder Read(LiveInputsBuilder inputs, KubernetesConfig group) =>
        inputs
            .Put(
                "labels",
                group.Labels?.ToDictionary(label => label.Key ?? string.Empty, label => (PropertyValue)(label.Value ?? string.Empty))
            )
            .Put("taints", group.Taints?.Select(ReadTaint))
            .Put("unschedulable", group.Unschedulable)
            .Put("cpuPolicy", group.CpuPolicy)
            .Put("runtimeVersion", group.RuntimeVersion);

    private static NodeLabel[] Labels(NodePoolSpec spec) =>
        [
            .. (spec.Labels.EntriesOrNull() ?? new Dictionary<string, string>()).Select(label => new NodeLabel
            {
                Key = label.Key,
                Value = label.Value,
            }),
        ];

    private static NodeTaint Taint(TaintSpec taint) =>
        new()
        {
            Key = taint.Key.ObjectOrNull(),
            Value = taint.Value.ObjectOrNull() ?? string.Empty,
            Effect = taint.Effect.TermOrNull(PoolTerms.TaintEffects) ?? "NoSchedule",
        };

    private static PropertyMap ReadTaint(NodeTaint taint) =>
        PropertyMap.Of(
            ("key", taint.Key ?? string.Empty),
            ("value", taint.Value ?? string.Empty),
            ("effect", taint.Effect ?? string.Empty)
        );
}
