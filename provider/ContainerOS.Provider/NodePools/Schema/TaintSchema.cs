using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Taints.</summary>
internal static class TaintSchema
{
    /// <summary>The schema of <c>Taint</c>.</summary>
    internal static ObjectType Taint { get; } =
        new(
            "Taint",
            "A Kubernetes taint.",
            [
                new("key", PropertyType.Text, "The key.") { Required = true },
                new("value", PropertyType.Text, "The value; optional."),
                new("effect", EnumType.Of(PoolTerms.TaintEffects), "The effect; default NoSchedule."),
            ]
        );
}
