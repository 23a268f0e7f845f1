using System.Collections.Immutable;

namespace ContainerOS.Emulator.Chaos;

/// <summary>What rules decided for one call.</summary>
internal sealed record CallFaults
{
    internal static CallFaults None { get; } = new();

    /// <summary>How long the reply is held back, in real time.</summary>
    internal TimeSpan Latency { get; init; }

    /// <summary>The refusal; null for none.</summary>
    internal ApiException? Refusal { get; init; }

    internal bool IsResetBefore { get; init; }

    internal bool IsResetAfter { get; init; }

    /// <summary>How old a read is.</summary>
    internal TimeSpan Age { get; init; }

    /// <summary>How far the clock of the service is ahead.</summary>
    internal TimeSpan Skew { get; init; }

    internal TaskFaults Task { get; init; } = TaskFaults.None;

    /// <summary>The names of the rules that hit.</summary>
    internal ImmutableArray<string> Hits { get; init; } = [];
}

/// <summary>What rules decided for the task that a call starts.</summary>
internal sealed record TaskFaults
{
    internal static TaskFaults None { get; } = new();

    public bool IsStuck { get; init; }

    /// <summary>Why the task fails after half of its nodes; null when it does not.</summary>
    public Tasks.TaskError? Failure { get; init; }

    /// <summary>One node in this many fails, of those that the task creates or works on; 0 for none.</summary>
    public int EveryNthFails { get; init; }

    /// <summary>The types and zones without stock; null means all.</summary>
    public ImmutableArray<SoldOut> SoldOut { get; init; } = [];

    public bool IsDrainBlocked { get; init; }

    public bool IsDeleteFailing { get; init; }

    /// <summary>Whether a node fails, by its place in the task, from 0.</summary>
    internal bool IsFailing(int index) => EveryNthFails > 0 && (index + 1) % EveryNthFails == 0;

    internal bool HasStock(string type, string zone) =>
        !SoldOut.Any(sold => (sold.Type is null || sold.Type == type) && (sold.Zone is null || sold.Zone == zone));
}

/// <summary>What has no stock.</summary>
/// <param name="Type">The instance type; null for all.</param>
/// <param name="Zone">The zone; null for all.</param>
internal sealed record SoldOut(string? Type, string? Zone);
