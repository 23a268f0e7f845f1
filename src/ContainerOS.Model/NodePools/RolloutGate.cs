using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>What a batch must reach before the next begins.</summary>
public sealed record RolloutGate
{
    /// <summary>Percentage of the batch that must be Ready, 0 to 100; 100 when not given.</summary>
    public Value<int>? MinReadyPercent { get; init; }

    /// <summary>Minutes the batch may take; 30 when not given.</summary>
    public Value<int>? TimeoutMinutes { get; init; }
}
