using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Provider.WaveGates;

namespace ContainerOS.Provider.Components;

/// <summary>The properties of <c>containeros:index:NodePoolWaves</c>.</summary>
internal static class NodePoolWavesShape
{
    /// <summary>A wave.</summary>
    internal static ObjectType Wave { get; } =
        new(
            "Wave",
            "Pools that are changed together, and the condition they must meet before the next wave starts.",
            [
                new("name", PropertyType.Text, "The name of the wave, unique in the component.") { Required = true },
                new(
                    "pools",
                    PropertyType.MapOf(NodePoolTemplateShape.InWave),
                    "What each pool differs in, by a key that names the pool in the wave; merged as in NodePoolSet. The pools of a wave "
                        + "may be in several clusters."
                )
                {
                    Required = true,
                    Range = new ValueRange(1, null) { IsChecked = true },
                },
                .. WaveGateShape.Condition,
            ]
        );

    /// <summary>The inputs.</summary>
    internal static ObjectType Inputs { get; } =
        new(
            "NodePoolWaves",
            "Node pools that are changed wave by wave: a wave starts when the one before it is done and its gate has passed.",
            [
                new("template", NodePoolTemplateShape.OfWaves, "The properties that the pools of all waves have in common."),
                new("waves", PropertyType.ListOf(Wave), "The waves, in order.")
                {
                    Required = true,
                    Range = new ValueRange(1, null) { IsChecked = true },
                },
            ]
        );

    /// <summary>A gate in the outputs.</summary>
    internal static ObjectType Gate { get; } =
        new(
            "WaveGateResult",
            "The gate of a wave.",
            [
                new("passedAt", PropertyType.Text, "When the gate passed last, in UTC (ISO 8601).") { Required = true },
                new("readyNodes", PropertyType.Integer, "The nodes that were Ready then.") { Required = true },
                new("totalNodes", PropertyType.Integer, "The nodes that the pools were to have then.") { Required = true },
            ]
        );

    /// <summary>The component.</summary>
    internal static ResourceSchema Resource { get; } =
        new(
            "containeros:index:NodePoolWaves",
            Inputs.Doc,
            Inputs,
            [
                new(
                    "nodePools",
                    PropertyType.MapOf(PropertyType.MapOf(NodePoolSetShape.Pool)),
                    "The pools by the name of their wave and their keys."
                ),
                new(
                    "resources",
                    PropertyType.MapOf(PropertyType.MapOf(new ReferenceType(NodePoolShape.Resource.Token))),
                    "The resources of the pools by the name of their wave and their keys."
                ),
                new("gates", PropertyType.MapOf(Gate), "The gates by the name of their wave."),
            ]
        )
        {
            IsComponent = true,
        };
}
