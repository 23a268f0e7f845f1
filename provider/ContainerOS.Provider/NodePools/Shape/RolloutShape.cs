using System.Collections.Frozen;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>How a version change reaches the nodes.</summary>
internal static class RolloutShape
{
    /// <summary>How live nodes get what only another instance has (docs/rollout.md has the steps).</summary>
    internal const string OtherInstances =
        "To move live nodes, add a pool with the new values and run up, drain the nodes of this one (kubectl drain), and then remove it";

    private const string NewNodesOnly =
        "replaceOn gives a live node a new system disk (UpgradeClusterNodepool), and its instance stays the same; ACK has no call that "
        + "changes this of a live node, and none that replaces the instances of nodes in batches";

    private const string WithNewNodes = "remove it: new nodes get the value. " + OtherInstances;

    private const string Always = "a change of it always replaces the nodes";

    /// <summary>What a new system disk does not bring to live nodes (texts of the API), and what needs no mention.</summary>
    private static readonly FrozenDictionary<string, (string Why, string Fix)> NotReplaceable = new Dictionary<
        string,
        (string Why, string Fix)
    >
    {
        ["instanceTypes"] = (NewNodesOnly, WithNewNodes),
        ["vSwitchIds"] = (NewNodesOnly, WithNewNodes),
        ["securityGroupIds"] = (NewNodesOnly, WithNewNodes),
        ["systemDisk"] = (NewNodesOnly, WithNewNodes),
        ["dataDisk"] = (NewNodesOnly, WithNewNodes),
        ["spot"] = (NewNodesOnly, WithNewNodes),
        ["tags"] = (NewNodesOnly, WithNewNodes),
        ["os"] = (Always, "remove it"),
        ["kubernetesVersion"] = (Always, "remove it"),
        ["runtimeVersion"] = (Always, "remove it"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The properties of <c>RolloutGate</c>.</summary>
    internal static ObjectType<RolloutGate> Gate { get; } =
        new(
            "RolloutGate",
            "The condition a batch must meet before the next one starts.",
            [
                Property<RolloutGate>.Value(
                    "minReadyPercent",
                    Kinds.Integer,
                    "Percentage of the batch that must be Ready; default 100.",
                    gate => gate.MinReadyPercent
                ) with
                {
                    Default = 100,
                    Range = new ValueRange(0, 100),
                },
                Property<RolloutGate>.Value(
                    "timeoutMinutes",
                    Kinds.Integer,
                    "The time limit of the batch in minutes; default 30.",
                    gate => gate.TimeoutMinutes
                ) with
                {
                    Default = 30,
                },
                Property<RolloutGate>.Value(
                    "soakMinutes",
                    Kinds.Integer,
                    "Minutes that the nodes of a batch have to stay Ready before the next batch starts; default 0.",
                    gate => gate.SoakMinutes
                ) with
                {
                    Default = 0,
                    Range = new ValueRange(0, 7 * 24 * 60) { IsChecked = true },
                },
                Property<RolloutGate>.List(
                    "checks",
                    Kinds.Object(GateCheckShape.Check),
                    "Checks that have to pass after each batch, in order. They run where the provider runs.",
                    gate => gate.Checks
                ),
            ]
        );

    /// <summary>The properties of <c>Rollout</c>.</summary>
    internal static ObjectType<RolloutSpec> Rollout { get; } =
        new(
            "Rollout",
            "How a version change is rolled out to the nodes.",
            [
                Property<RolloutSpec>.Value(
                    "maxParallelism",
                    Kinds.Integer,
                    "Nodes per batch, 1 to 10; default 1.",
                    rollout => rollout.MaxParallelism
                ) with
                {
                    Default = 1,
                    Range = new ValueRange(1, 10),
                },
                Property<RolloutSpec>.Value(
                    "canary",
                    Kinds.Integer,
                    "Nodes of the first batch, 1 to 10; default 1. A failure in this batch goes back.",
                    rollout => rollout.Canary
                ) with
                {
                    Default = 1,
                    Range = new ValueRange(1, 10) { IsChecked = true },
                },
                Property<RolloutSpec>.Value(
                    "batchIntervalMinutes",
                    Kinds.Integer,
                    "Minutes between batches: 0 for none, or 5 to 120.",
                    rollout => rollout.BatchIntervalMinutes
                ) with
                {
                    Range = new ValueRange(0, 120),
                },
                Property<RolloutSpec>.Value(
                    "maxFailedNodes",
                    Kinds.Integer,
                    "How many nodes may fail before the rollout stops; default 0.",
                    rollout => rollout.MaxFailedNodes
                ) with
                {
                    Default = 0,
                    Range = new ValueRange(0, null) { IsChecked = true },
                },
                Property<RolloutSpec>.Value(
                    "ignoreWarnings",
                    Kinds.Boolean,
                    "Whether the rollout goes on when the checks before it have warnings; default false.",
                    rollout => rollout.IgnoreWarnings
                ) with
                {
                    Default = false,
                },
                Property<RolloutSpec>.List(
                    "nodeNames",
                    Kinds.Text,
                    "The nodes that are changed; default all.",
                    rollout => rollout.NodeNames
                ) with
                {
                    IsSet = true,
                },
                Property<RolloutSpec>.Value(
                    "pause",
                    Kinds.Enum(PoolTerms.RolloutPauses),
                    "Where the rollout waits for a confirmation.",
                    rollout => rollout.Pause
                ),
                Property<RolloutSpec>.Value(
                    "gate",
                    Kinds.Object(Gate),
                    "The condition a batch must meet before the next one starts.",
                    rollout => rollout.Gate
                ),
                Property<RolloutSpec>.List(
                    "replaceOn",
                    Kinds.Enum(PoolTerms.RolloutTriggers, NotReplaceable),
                    "Properties whose changes replace the system disks of live nodes too: bootstrap, access. "
                        + "The OS and its versions always "
                        + "do. Without it, live nodes keep what they have.",
                    rollout => rollout.ReplaceOn
                ) with
                {
                    IsSet = true,
                },
                Property<RolloutSpec>.Value(
                    "onFailure",
                    Kinds.Enum(PoolTerms.RolloutFailures),
                    "What a failure after the first batch leads to; default rollback. A Kubernetes version never goes back.",
                    rollout => rollout.OnFailure
                ) with
                {
                    Default = "rollback",
                },
            ]
        );
}
