using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>How a version change reaches the nodes.</summary>
public sealed record RolloutSpec
{
    /// <summary>Nodes a batch, 1 or more; 1 when not given.</summary>
    public Value<int>? MaxParallelism { get; init; }

    /// <summary>Minutes between batches, 5 to 120.</summary>
    public Value<int>? BatchIntervalMinutes { get; init; }

    /// <summary>Where the rollout waits for a person.</summary>
    public Value<RolloutPause>? Pause { get; init; }

    /// <summary>What a batch must reach before the next begins.</summary>
    public Value<RolloutGate>? Gate { get; init; }

    /// <summary>What follows when the gate fails; rollback when not given.</summary>
    public Value<RolloutFailure>? OnFailure { get; init; }
}

/// <summary>What a batch must reach before the next begins.</summary>
public sealed record RolloutGate
{
    /// <summary>Percentage of the batch that must be Ready, 0 to 100; 100 when not given.</summary>
    public Value<int>? MinReadyPercent { get; init; }

    /// <summary>Minutes the batch may take; 30 when not given.</summary>
    public Value<int>? TimeoutMinutes { get; init; }
}
