using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.WaveGates;

/// <summary>The condition that pools have to meet before what depends on the gate starts.</summary>
internal sealed record WaveGateSpec
{
    /// <summary>The pools, each as <c>clusterId:nodePoolId</c>.</summary>
    public ValueList<string>? NodePoolIds { get; init; }

    /// <summary>Values whose change runs the gate again.</summary>
    public ValueMap<string>? Triggers { get; init; }

    /// <summary>Percentage of the nodes that must be Ready, 0 to 100.</summary>
    public Value<int>? MinReadyPercent { get; init; }

    /// <summary>Minutes within which the condition must be met.</summary>
    public Value<int>? TimeoutMinutes { get; init; }

    /// <summary>Minutes during which the condition must hold after it is met.</summary>
    public Value<int>? SoakMinutes { get; init; }

    /// <summary>The checks.</summary>
    public ValueList<GateCheck>? Checks { get; init; }
}

/// <summary>The properties of <c>containeros:index:WaveGate</c>.</summary>
internal static class WaveGateShape
{
    internal const int DefaultMinReadyPercent = 100;
    internal const int DefaultTimeoutMinutes = 30;
    internal const int MaxMinutes = 24 * 60;

    /// <summary>The condition, which a wave has too.</summary>
    internal static IReadOnlyList<PropertyDefinition<WaveGateSpec>> Condition { get; } =
    [
        Property<WaveGateSpec>.Value(
            "minReadyPercent",
            Kinds.Integer,
            "Percentage of the nodes of all pools of the wave that must be Ready; default 100.",
            gate => gate.MinReadyPercent
        ) with
        {
            OnChange = ChangeEffect.InPlace,
            Default = DefaultMinReadyPercent,
            Range = new ValueRange(0, 100) { IsChecked = true },
        },
        Property<WaveGateSpec>.Value(
            "timeoutMinutes",
            Kinds.Integer,
            "How long to wait until the nodes are Ready and the checks pass, in minutes, 1 to 1440; default 30.",
            gate => gate.TimeoutMinutes
        ) with
        {
            OnChange = ChangeEffect.InPlace,
            Default = DefaultTimeoutMinutes,
            Range = new ValueRange(1, MaxMinutes) { IsChecked = true },
        },
        Property<WaveGateSpec>.Value(
            "soakMinutes",
            Kinds.Integer,
            "How long the nodes must stay Ready and the checks must pass after that, in minutes, 0 to 1440; default 0.",
            gate => gate.SoakMinutes
        ) with
        {
            OnChange = ChangeEffect.InPlace,
            Default = 0,
            Range = new ValueRange(0, MaxMinutes) { IsChecked = true },
        },
        Property<WaveGateSpec>.List(
            "checks",
            Kinds.Object(GateCheckShape.Check),
            "Checks that must pass, in order.",
            gate => gate.Checks
        ) with
        {
            OnChange = ChangeEffect.InPlace,
        },
    ];

    /// <summary>The inputs.</summary>
    internal static ObjectType<WaveGateSpec> Inputs { get; } =
        new(
            "WaveGate",
            "Waits until the nodes of pools are Ready and checks pass, and fails otherwise, so that what depends on it does not start.",
            [
                Property<WaveGateSpec>.List(
                    "nodePoolIds",
                    Kinds.Text,
                    "The pools: the ids of their resources, clusterId:nodePoolId.",
                    gate => gate.NodePoolIds
                ) with
                {
                    Required = true,
                    IsSet = true,
                    OnChange = ChangeEffect.InPlace,
                    Range = new ValueRange(1, null) { IsChecked = true },
                },
                Property<WaveGateSpec>.Map(
                    "triggers",
                    Kinds.Text,
                    "Values whose change runs the gate again, such as the image of each pool. A change of the pools runs it too.",
                    gate => gate.Triggers
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    OnRemoval = RemovalEffect.Clears,
                },
                .. Condition,
            ]
        );

    /// <summary>The outputs besides the inputs.</summary>
    internal static IReadOnlyList<PropertyDefinition> Outputs { get; } =
    [
        new("passedAt", PropertyType.Text, "When the gate passed last, in UTC (ISO 8601)."),
        new("readyNodes", PropertyType.Integer, "The nodes that were Ready then."),
        new("totalNodes", PropertyType.Integer, "The nodes that the pools were to have then."),
    ];

    /// <summary>The resource.</summary>
    internal static ResourceSchema Resource { get; } = new("containeros:index:WaveGate", Inputs.Doc, Inputs, Outputs);
}
