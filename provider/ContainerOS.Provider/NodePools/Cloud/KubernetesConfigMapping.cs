using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps labels, taints, scheduling and bootstrap to <c>kubernetes_config</c> and back.</summary>
internal static class KubernetesConfigMapping
{
    private static readonly string[] Properties = ["labels", "taints", "unschedulable", "cpuPolicy", "bootstrap"];

    /// <summary>Whether a selected property is in the group.</summary>
    internal static bool IsAffectedBy(PropertySelection selection) => selection.Includes(Properties);

    /// <summary>The group of a new pool.</summary>
    internal static KubernetesConfig Create(NodePoolSpec spec, ContentPacking packing) =>
        Write(new KubernetesConfig(), spec, new NodePoolSpec(), PropertySelection.All, packing) with
        {
            Runtime = "containerd",
            RuntimeVersion = spec.RuntimeVersion.ObjectOrNull(),
        };

    /// <summary>The selected properties of the group.</summary>
    internal static KubernetesConfig Write(
        KubernetesConfig live,
        NodePoolSpec spec,
        NodePoolSpec olds,
        PropertySelection selection,
        ContentPacking packing
    )
    {
        var group = selection.Includes("bootstrap") ? UserDataMapping.Write(live, spec.Bootstrap, packing) : new KubernetesConfig();
        return group with
        {
            Labels = selection.Choose("labels", Labels(live, spec, olds)),
            Taints = selection.Choose("taints", spec.Taints.ItemsOrNull()?.Select(Taint).ToArray() ?? []),
            Unschedulable = selection.Choose<bool?>("unschedulable", spec.Unschedulable.ValueOrNull() ?? false),
            CpuPolicy = selection.Choose("cpuPolicy", spec.CpuPolicy.TermOrNull(PoolTerms.CpuPolicies) ?? "none"),
        };
    }

    /// <summary>Adds the properties of a live group to the inputs.</summary>
    internal static LiveInputsBuilder Read(LiveInputsBuilder inputs, KubernetesConfig group) =>
        inputs
            .Put(
                "labels",
                group
                    .Labels?.Where(label => !ServiceEntries.IsOfService(label.Key))
                    .ToDictionary(label => label.Key ?? string.Empty, label => (PropertyValue)(label.Value ?? string.Empty))
            )
            .Put("taints", group.Taints?.Select(ReadTaint))
            .Put("unschedulable", group.Unschedulable)
            .Put("cpuPolicy", group.CpuPolicy)
            .Put("runtimeVersion", group.RuntimeVersion);

    private static NodeLabel[] Labels(KubernetesConfig live, NodePoolSpec spec, NodePoolSpec olds) =>
        ServiceEntries.Merge(
            spec.Labels,
            olds.Labels,
            live.Labels,
            label => label.Key,
            (key, value) => new NodeLabel { Key = key, Value = value }
        );

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
