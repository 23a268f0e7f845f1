using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>What the scheduler sees.</summary>
internal static class TaintSchema
{
    /// <summary>The shape of <c>Taint</c>.</summary>
    internal static ObjectType Taint { get; } =
        new(
            "Taint",
            "A Kubernetes taint.",
            [
                new("key", PropertyType.Text, "The key.") { Required = true },
                new("value", PropertyType.Text, "The value; may be left out."),
                new("effect", EnumType.Of(PoolTerms.TaintEffects), "The effect; NoSchedule when not given."),
            ]
        );
}
