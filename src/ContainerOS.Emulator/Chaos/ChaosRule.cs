namespace ContainerOS.Emulator.Chaos;

/// <summary>A fault that the emulator causes on purpose, and when.</summary>
public sealed record ChaosRule
{
    /// <summary>Its name in the journal; the name of the fault when it is not set.</summary>
    public string? Name { get; init; }

    /// <summary>What happens.</summary>
    public required ChaosFault Fault { get; init; }

    /// <summary>The operations it applies to: a name such as <c>DescribeTaskInfo</c>, or a prefix that ends with <c>*</c>.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>The share of matching calls that are hit, 0 to 1. Which ones follows from the seed of the emulator.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How many matching calls are let through first; at least 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls are hit at most; null for no limit.</summary>
    public int? Count { get; init; }

    /// <summary>The emulated time since the start of the emulator from which it applies.</summary>
    public TimeSpan From { get; init; }

    /// <summary>The emulated time since the start of the emulator until which it applies; null for no end.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>The real time of a latency, the age of a stale read, or how far the clock of the service is ahead.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The HTTP status of the error; null for the usual one of the fault.</summary>
    public int? Status { get; init; }

    /// <summary>The vendor's error code; null for the usual one of the fault.</summary>
    public string? Code { get; init; }

    /// <summary>The error message; null for the usual one of the fault.</summary>
    public string? Message { get; init; }

    /// <summary>For <see cref="ChaosFault.FailedNodes"/>: one node in this many fails, at least 1.</summary>
    public int EveryNth { get; init; } = 1;

    /// <summary>For <see cref="ChaosFault.NoStock"/>: the instance type; null for all.</summary>
    public string? InstanceType { get; init; }

    /// <summary>For <see cref="ChaosFault.NoStock"/>: the zone; null for all.</summary>
    public string? Zone { get; init; }

    internal string Label => Name ?? Fault.ToString();
}

/// <summary>What a rule causes.</summary>
public enum ChaosFault
{
    /// <summary>The reply is late by <see cref="ChaosRule.Duration"/>, in real time.</summary>
    Latency,

    /// <summary>The call is refused because of its rate: 429, <c>Throttling.User</c>, with the vendor's headers.</summary>
    Throttle,

    /// <summary>The service fails: 503, <c>ServiceUnavailable</c>. Nothing is changed.</summary>
    ServerError,

    /// <summary>The permission is missing: 403, <c>Forbidden.RAM</c>.</summary>
    Forbidden,

    /// <summary>A quota is exceeded: 400, <c>QuotaExceeded</c>.</summary>
    QuotaExceeded,

    /// <summary>The cluster is busy: 400, <c>InvalidStatus.Forbidden</c> (seen).</summary>
    BusyCluster,

    /// <summary>The connection is reset before anything is done.</summary>
    ResetBefore,

    /// <summary>The call takes effect, and the connection is reset instead of a reply.</summary>
    ResetAfter,

    /// <summary>A read returns the state of <see cref="ChaosRule.Duration"/> ago, in emulated time.</summary>
    StaleRead,

    /// <summary>The clock of the service is ahead by <see cref="ChaosRule.Duration"/> for this call.</summary>
    ClockSkew,

    /// <summary>The task that the call starts never gets on.</summary>
    StuckTask,

    /// <summary>The task that the call starts fails after half of its nodes, and after five seconds at least.</summary>
    FailedTask,

    /// <summary>Nodes that the call creates or works on fail instead of becoming ready.</summary>
    FailedNodes,

    /// <summary>Nothing is in stock for the nodes that the call creates.</summary>
    NoStock,

    /// <summary>A PodDisruptionBudget blocks the drain, and the task fails after 30 minutes.</summary>
    BlockedDrain,

    /// <summary>The deletion of a pool fails, and the pool becomes <c>delete_failed</c>.</summary>
    FailedDelete,
}
