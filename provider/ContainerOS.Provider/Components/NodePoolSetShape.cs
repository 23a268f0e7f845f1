using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Components;

/// <summary>The properties of <c>containeros:index:NodePoolSet</c>.</summary>
internal static class NodePoolSetShape
{
    /// <summary>The inputs.</summary>
    internal static ObjectType Inputs { get; } =
        new(
            "NodePoolSet",
            "Node pools of one cluster that have most properties in common, such as one pool a zone.",
            [
                new("clusterId", PropertyType.Text, "The ACK managed cluster of the pools.") { Required = true },
                new("template", NodePoolTemplateShape.OfSet, "The properties that the pools have in common."),
                new(
                    "pools",
                    PropertyType.MapOf(NodePoolTemplateShape.InSet),
                    "What each pool differs in, by a key that names the pool. Objects and maps are merged with those of the template "
                        + "property by property, except os; lists replace those of the template."
                )
                {
                    Required = true,
                    Range = new ValueRange(1, null) { IsChecked = true },
                },
            ]
        );

    /// <summary>A pool in the outputs of a component.</summary>
    internal static ObjectType Pool { get; } =
        new(
            "NodePoolResult",
            "A pool of a component.",
            [
                new("id", PropertyType.Text, "The id of the resource, clusterId:nodePoolId.") { Required = true },
                new("nodePoolId", PropertyType.Text, "The id of the pool in ACK.") { Required = true },
                new("name", PropertyType.Text, "The name of the pool.") { Required = true },
                new("imageId", PropertyType.Text, "The image of new nodes.") { Required = true },
                new("osVersion", PropertyType.Text, "The ContainerOS release of that image.") { Required = true },
                new("nodeCounts", NodePoolShape.NodeCounts, "The number of nodes.") { Required = true },
            ]
        );

    /// <summary>The component.</summary>
    internal static ResourceSchema Resource { get; } =
        new(
            "containeros:index:NodePoolSet",
            Inputs.Doc,
            Inputs,
            [
                new("nodePools", PropertyType.MapOf(Pool), "The pools by their keys."),
                new(
                    "resources",
                    PropertyType.MapOf(new ReferenceType(NodePoolShape.Resource.Token)),
                    "The resources of the pools by their keys."
                ),
            ]
        )
        {
            IsComponent = true,
        };
}
