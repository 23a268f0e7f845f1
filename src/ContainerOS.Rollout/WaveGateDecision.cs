using System.Globalization;

namespace ContainerOS.Rollout;

/// <summary>The condition of a gate between waves.</summary>
/// <param name="MinReadyPercent">The percentage of the nodes that must be Ready, 0 to 100.</param>
/// <param name="Timeout">How long to wait until the condition is met.</param>
/// <param name="Soak">How long it must hold after that.</param>
public sealed record WaveGateCondition(int MinReadyPercent, TimeSpan Timeout, TimeSpan Soak);

/// <summary>What was seen of the pools of a wave.</summary>
/// <param name="Elapsed">The time since the gate started.</param>
/// <param name="MetSince">The elapsed time at which the condition was met for the first time; null if it was not met before.</param>
/// <param name="Ready">The nodes that are Ready.</param>
/// <param name="Total">The nodes that the pools are to have.</param>
public sealed record WaveGateObservation(TimeSpan Elapsed, TimeSpan? MetSince, int Ready, int Total)
{
    /// <summary>A check that did not pass, as evidence; null if all passed.</summary>
    public string? Problem { get; init; }

    /// <summary>Why waiting longer is useless; null if it is not.</summary>
    public string? Broken { get; init; }
}

/// <summary>What a gate does next.</summary>
public enum WaveGateStep
{
    /// <summary>It waits until the condition is met.</summary>
    Wait,

    /// <summary>The condition is met, and has to hold for a while.</summary>
    Soak,

    /// <summary>It passes: the next wave may start.</summary>
    Pass,

    /// <summary>It fails: no later wave starts.</summary>
    Fail,
}

/// <summary>Decides what a gate between waves does next.</summary>
/// <param name="Step">The step.</param>
/// <param name="Evidence">What was seen, such as <c>2 of 3 nodes ready</c>.</param>
public sealed record WaveGateDecision(WaveGateStep Step, string Evidence)
{
    /// <summary>Whether enough nodes are Ready for the checks to be worth running.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="ready">The nodes that are Ready.</param>
    /// <param name="total">The nodes that the pools are to have.</param>
    public static bool HasEnoughNodes(WaveGateCondition condition, int ready, int total)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return (long)ready * 100 >= (long)total * condition.MinReadyPercent;
    }

    /// <summary>The next step after an observation.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="seen">What was seen.</param>
    public static WaveGateDecision After(WaveGateCondition condition, WaveGateObservation seen)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(seen);
        var nodes = string.Create(CultureInfo.InvariantCulture, $"{seen.Ready} of {seen.Total} nodes ready");
        if (seen.Broken is { } broken)
        {
            return new(WaveGateStep.Fail, broken);
        }

        var isMet = seen.Problem is null && HasEnoughNodes(condition, seen.Ready, seen.Total);
        var evidence = seen.Problem is { } problem ? $"{nodes}; {problem}" : nodes;
        if (!isMet)
        {
            return seen.MetSince is { } since
                    ? new(WaveGateStep.Fail, $"{evidence}, {Minutes(seen.Elapsed - since)} after the condition was met")
                : seen.Elapsed >= condition.Timeout ? new(WaveGateStep.Fail, $"{evidence} after {Minutes(seen.Elapsed)}")
                : new(WaveGateStep.Wait, evidence);
        }

        return seen.Elapsed - (seen.MetSince ?? seen.Elapsed) >= condition.Soak
            ? new(WaveGateStep.Pass, evidence)
            : new(WaveGateStep.Soak, evidence);
    }

    private static string Minutes(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalSeconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min");
}
