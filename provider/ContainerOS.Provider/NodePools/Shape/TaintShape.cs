using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>Taints.</summary>
internal static class TaintShape
{
    /// <summary>The properties of <c>Taint</c>.</summary>
    internal static ObjectType<TaintSpec> Taint { get; } =
        new(
            "Taint",
            "A Kubernetes taint.",
            [
                Property<TaintSpec>.Value("key", Kinds.Text, "The key.", taint => taint.Key) with
                {
                    Required = true,
                    Field = "key",
                },
                Property<TaintSpec>.Value("value", Kinds.Text, "The value; optional.", taint => taint.Value) with
                {
                    Default = string.Empty,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "value",
                },
                Property<TaintSpec>.Value(
                    "effect",
                    Kinds.Enum(PoolTerms.TaintEffects),
                    "The effect; default NoSchedule.",
                    taint => taint.Effect
                ) with
                {
                    Default = "NoSchedule",
                    SendsDefault = DefaultSending.WithObject,
                    Field = "effect",
                },
            ]
        );
}
