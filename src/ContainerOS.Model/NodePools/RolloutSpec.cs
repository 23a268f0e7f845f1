using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>How a version change is rolled out to the nodes.</summary>
public sealed record RolloutSpec
{
    /// <summary>Nodes per batch, 1 to 10. Defaults to 1.</summary>
    public Value<int>? MaxParallelism { get; init; }

    /// <summary>Nodes of the first batch, 1 to 10. Defaults to 1.</summary>
    public Value<int>? Canary { get; init; }

    /// <summary>Minutes between batches: 0 for none, or 5 to 120.</summary>
    public Value<int>? BatchIntervalMinutes { get; init; }

    /// <summary>How many nodes may fail before the rollout stops, 0 or more. Defaults to 0.</summary>
    public Value<int>? MaxFailedNodes { get; init; }

    /// <summary>Whether the rollout goes on when its checks have warnings.</summary>
    public Value<bool>? IgnoreWarnings { get; init; }

    /// <summary>The names of the nodes that are changed; all by default.</summary>
    public ValueList<string>? NodeNames { get; init; }

    /// <summary>Where the rollout waits for confirmation.</summary>
    public Value<RolloutPause>? Pause { get; init; }

    /// <summary>The condition that a batch must meet before the next one starts.</summary>
    public Value<RolloutGate>? Gate { get; init; }

    /// <summary>The properties whose changes replace the system disks of live nodes too; the OS and its versions always do.</summary>
    public ValueList<RolloutTrigger>? ReplaceOn { get; init; }

    /// <summary>The action after the gate has failed. Defaults to rollback.</summary>
    public Value<RolloutFailure>? OnFailure { get; init; }
}

/// <summary>The condition that a batch must meet before the next one starts.</summary>
public sealed record RolloutGate
{
    /// <summary>Percentage of the batch that must be Ready, 0 to 100. Defaults to 100.</summary>
    public Value<int>? MinReadyPercent { get; init; }

    /// <summary>Timeout of the batch in minutes. Defaults to 30.</summary>
    public Value<int>? TimeoutMinutes { get; init; }

    /// <summary>Minutes that the nodes of a batch have to stay Ready before the next batch starts. Defaults to 0.</summary>
    public Value<int>? SoakMinutes { get; init; }

    /// <summary>The checks that have to pass after each batch, in order.</summary>
    public ValueList<GateCheck>? Checks { get; init; }
}
