using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Components;

/// <summary>The properties of a template of pools, and of what a pool differs in: those of a node pool, none of them required.</summary>
internal static class NodePoolTemplateShape
{
    private const string Cluster = "clusterId";
    private const string ClusterOfSet = "all pools of a set are in the cluster of the set";
    private const string NameOfTemplate = "the name is that of one pool, and a template is for several";

    /// <summary>The template of a set.</summary>
    internal static ObjectType OfSet { get; } = Create((Cluster, ClusterOfSet), ("name", NameOfTemplate));

    /// <summary>What a pool of a set differs in.</summary>
    internal static ObjectType InSet { get; } = Create((Cluster, ClusterOfSet));

    /// <summary>The template of waves.</summary>
    internal static ObjectType OfWaves { get; } = Create(("name", NameOfTemplate));

    /// <summary>What a pool of a wave differs in.</summary>
    internal static ObjectType InWave { get; } = Create();

    private static ObjectType Create(params (string Name, string Reason)[] unavailable) =>
        new(
            "NodePoolTemplate",
            "Properties of node pools, as in NodePool. None is required here: the pool that template and differences make is checked.",
            [
                .. NodePoolShape.Inputs.Properties.Select(property =>
                    property with
                    {
                        Required = false,
                        OnChange = null,
                        Unavailable = Array.Find(unavailable, entry => entry.Name == property.Name).Reason,
                    }
                ),
            ]
        )
        {
            Alternatives = NodePoolShape.Size,
        };
}
