using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.Mapping;

/// <summary>Lays the Kubernetes side of a pool over the <c>kubernetes_config</c> it has.</summary>
internal static class KubernetesConfigMapping
{
    private static readonly string[] Properties = ["labels", "taints", "unschedulable", "cpuPolicy", "bootstrap"];

    /// <summary>Whether a change touches the group.</summary>
    internal static bool IsIn(Coverage covers) => covers.Has(Properties);

    /// <summary>The group of a new pool.</summary>
    internal static KubernetesConfig New(NodePoolSpec spec, ContentPacking packing) =>
        Lay(new KubernetesConfig(), spec, Coverage.All, packing) with
        {
            Runtime = "containerd",
            RuntimeVersion = spec.RuntimeVersion.Object(),
        };

    /// <summary>The group with the covered properties laid over it.</summary>
    internal static KubernetesConfig Lay(KubernetesConfig basis, NodePoolSpec spec, Coverage covers, ContentPacking packing)
    {
        var group = covers.Has("bootstrap") ? UserDataMapping.Lay(basis, spec.Bootstrap, packing) : basis;
        return group with
        {
            Labels = covers.Pick("labels", Labels(spec), group.Labels),
            Taints = covers.Pick("taints", spec.Taints.Items()?.Select(Taint).ToArray() ?? [], group.Taints),
            Unschedulable = covers.Pick("unschedulable", spec.Unschedulable.Number() ?? false, group.Unschedulable),
            CpuPolicy = covers.Pick("cpuPolicy", spec.CpuPolicy.Term(PoolTerms.CpuPolicies) ?? "none", group.CpuPolicy),
        };
    }

    /// <summary>Puts what a group says among the inputs.</summary>
    internal static LiveInputs Read(LiveInputs inputs, KubernetesConfig group) =>
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
            .. (spec.Labels.Entries() ?? new Dictionary<string, string>()).Select(label => new NodeLabel
            {
                Key = label.Key,
                Value = label.Value,
            }),
        ];

    private static NodeTaint Taint(TaintSpec taint) =>
        new()
        {
            Key = taint.Key.Object(),
            Value = taint.Value.Object() ?? string.Empty,
            Effect = taint.Effect.Term(PoolTerms.TaintEffects) ?? "NoSchedule",
        };

    private static PropertyMap ReadTaint(NodeTaint taint) =>
        PropertyMap.Of(
            ("key", taint.Key ?? string.Empty),
            ("value", taint.Value ?? string.Empty),
            ("effect", taint.Effect ?? string.Empty)
        );
}
