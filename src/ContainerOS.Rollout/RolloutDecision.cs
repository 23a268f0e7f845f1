using System.Collections.Immutable;

namespace ContainerOS.Rollout;

/// <summary>What is known of a pool during a rollout.</summary>
/// <param name="TemplateImageId">The image of new nodes.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="SinceBatchEnded">
/// The time since the last task for the current batch ended; null as long as it is not known, which counts as no time.
/// </param>
/// <param name="Approved">The number of batches that a person has approved to be followed by the next one.</param>
public sealed record RolloutSituation(
    string TemplateImageId,
    ImmutableArray<RolloutNode> Nodes,
    TimeSpan? SinceBatchEnded = null,
    int Approved = 0
)
{
    /// <summary>The number of the last batch whose checks have passed in this process.</summary>
    public int Checked { get; init; }

    /// <summary>
    /// Whether the pool remembers that a rollout to the image of its template has begun and has not ended: the checks of its last batch
    /// have not passed. False also where the pool cannot remember it.
    /// </summary>
    public bool IsUnfinished { get; init; }
}

/// <summary>What a rollout does next.</summary>
/// <param name="Kind">The kind of step.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record RolloutStep(RolloutStepKind Kind, string Reason)
{
    /// <summary>The batch it is about; null when it is about the whole pool.</summary>
    public RolloutBatch? Batch { get; init; }

    /// <summary>The nodes that are replaced; empty when none are.</summary>
    public ImmutableArray<string> Nodes { get; init; } = [];

    /// <summary>The image that nodes or the template get; null when it stays.</summary>
    public string? ImageId { get; init; }

    /// <summary>What was seen, where the step follows from a failure; null otherwise.</summary>
    public string? Evidence { get; init; }

    /// <summary>Whether it is a pause that the plan asks for: a person approves the batch, which then starts.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Whether a failure says nothing about the image, because no node had got it: such as a drain that did not end.</summary>
    public bool SparesImage { get; init; }
}

/// <summary>The kinds of steps.</summary>
public enum RolloutStepKind
{
    /// <summary>Set the image of new nodes.</summary>
    SetTemplate,

    /// <summary>Replace nodes.</summary>
    ReplaceNodes,

    /// <summary>Wait for nodes to become Ready, or for the soak time to pass, and look again.</summary>
    Wait,

    /// <summary>Run the checks of the plan for a batch.</summary>
    Check,

    /// <summary>Wait for a person.</summary>
    Pause,

    /// <summary>The rollout has ended: all nodes have the target image.</summary>
    Done,

    /// <summary>The rollout has ended: all nodes have the image they had before, and are Ready.</summary>
    RolledBack,

    /// <summary>The rollout has ended: all nodes have the image they had before, and some of them are not Ready.</summary>
    RolledBackNotReady,

    /// <summary>The rollout has ended where it is; a person decides.</summary>
    Stopped,
}

/// <summary>
/// Decides the next step of a rollout from what the cloud has. Nothing else is remembered, so that any machine can go on: the image of the
/// pool's template says whether the rollout goes forward (the target) or back (the image before).
/// </summary>
public static class RolloutDecision
{
    /// <summary>The first step of a rollout that has not begun.</summary>
    public static RolloutStep Begin(RolloutPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Batches.IsEmpty
            ? new(RolloutStepKind.Done, $"all nodes have {plan.Brings}")
            : new(RolloutStepKind.SetTemplate, $"new nodes get {plan.Brings} of the plan") { ImageId = plan.TargetImageId };
    }

    /// <summary>The next step of a rollout that has begun.</summary>
    public static RolloutStep Next(RolloutPlan plan, RolloutSituation situation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(situation);
        if (situation.TemplateImageId == plan.FromImageId && plan.FromImageId != plan.TargetImageId)
        {
            return plan.HasWayBack
                ? GoBack(plan, situation)
                : new(RolloutStepKind.Stopped, "the pool's template has the image from before the rollout again, and there is no way back");
        }

        if (situation.TemplateImageId != plan.TargetImageId)
        {
            return new(
                RolloutStepKind.Stopped,
                $"the pool's template has the image {situation.TemplateImageId}, which is not of this plan"
            );
        }

        var nodes = situation.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        var failed = 0;
        foreach (var batch in plan.Batches)
        {
            // A node that has left the pool needs no replacement.
            var present = batch.Nodes.Where(nodes.ContainsKey).Select(name => nodes[name]).ToList();
            var old = present.Where(node => !plan.IsDone(node)).Select(node => node.Name).ToImmutableArray();
            if (old.Length > 0)
            {
                return StartBatch(plan, situation, batch, old);
            }

            var notReady = present.Where(node => !node.IsReady).Select(node => node.Name).ToList();
            var isCurrent = IsCurrent(plan, batch, nodes);
            if (notReady.Count > present.Count * (100 - plan.Options.MinReadyPercent) / 100)
            {
                if (isCurrent && (situation.SinceBatchEnded ?? TimeSpan.Zero) < plan.Options.GateTimeout)
                {
                    return new(RolloutStepKind.Wait, $"batch {batch.Number}: waiting for {string.Join(", ", notReady)} to become Ready")
                    {
                        Batch = batch,
                    };
                }

                failed += notReady.Count;
                if (failed > plan.Options.MaxFailedNodes)
                {
                    return Fail(plan, batch, notReady);
                }
            }
            else if (isCurrent && (situation.SinceBatchEnded ?? TimeSpan.Zero) < plan.Options.Soak)
            {
                return new(RolloutStepKind.Wait, $"batch {batch.Number}: soaking") { Batch = batch };
            }
            else if (isCurrent && plan.Options.Checks.Length > 0 && situation.Checked < batch.Number)
            {
                return new(RolloutStepKind.Check, $"batch {batch.Number}: checks") { Batch = batch };
            }
        }

        return new(
            RolloutStepKind.Done,
            situation.Nodes.Count(node => plan.IsDone(node) && !node.IsReady) is var down and > 0
                ? $"all nodes have {plan.Brings}; {down} are not Ready"
                : $"all nodes have {plan.Brings} and are Ready"
        );
    }

    /// <summary>
    /// The step after a failure of a batch, or of a step on the way back. The way back is not tried again and again. A failure before any
    /// node of the batch got the image takes nothing back but the template.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="batch">The batch; null on the way back.</param>
    /// <param name="failed">What failed.</param>
    /// <param name="hasReachedNodes">Whether a node of the batch got the image.</param>
    public static RolloutStep Fail(RolloutPlan plan, RolloutBatch? batch, IEnumerable<string> failed, bool hasReachedNodes = true)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var names = string.Join(", ", failed);
        if (batch is null)
        {
            return new(RolloutStepKind.Stopped, $"going back: {names} failed; find out why, and run the rollout again to go on");
        }

        var evidence = $"batch {batch.Number}: {names} failed";
        var stopped = new RolloutStep(RolloutStepKind.Stopped, evidence) { Batch = batch, Evidence = evidence };
        return !plan.HasWayBack ? stopped with { Reason = $"{evidence}; this rollout has no way back" }
            : batch.Number > 1 && !hasReachedNodes
                ? stopped with
                {
                    Reason = $"{evidence} before a node was replaced; remove the cause, and run the rollout again to go on",
                }
            : batch.Number == 1 || plan.Options.OnFailure is FailureAction.Rollback
                ? stopped with
                {
                    Kind = RolloutStepKind.SetTemplate,
                    Reason = $"{evidence}; going back",
                    ImageId = plan.FromImageId,
                    SparesImage = !hasReachedNodes,
                }
            : stopped;
    }

    /// <summary>The step after the checks of a batch; null when all passed.</summary>
    public static RolloutStep? After(RolloutPlan plan, RolloutBatch batch, IEnumerable<RolloutCheckResult> results)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var all = results.ToList();
        return all.Find(result => result.Outcome is RolloutCheckOutcome.Failed) is { } failed ? Fail(plan, batch, [failed.Evidence])
            : all.Find(result => result.Outcome is RolloutCheckOutcome.Inconclusive) is { } open
                ? new(RolloutStepKind.Pause, $"batch {batch.Number}: {open.Evidence}; find out why, and run the rollout again")
                {
                    Batch = batch,
                }
            : null;
    }

    private static RolloutStep StartBatch(RolloutPlan plan, RolloutSituation situation, RolloutBatch batch, ImmutableArray<string> old)
    {
        var needsApproval = plan.Options.Pause switch
        {
            RolloutPauses.FirstBatch => batch.Number == 2,
            RolloutPauses.EveryBatch => batch.Number > 1,
            _ => false,
        };
        return needsApproval && situation.Approved < batch.Number - 1
            ? new(RolloutStepKind.Pause, $"batch {batch.Number - 1} is done; waiting for approval of batch {batch.Number}")
            {
                Batch = batch,
                NeedsApproval = true,
            }
            : new(RolloutStepKind.ReplaceNodes, $"batch {batch.Number} of {plan.Batches.Length}")
            {
                Batch = batch,
                Nodes = old,
                ImageId = plan.TargetImageId,
            };
    }

    /// <summary>Whether a batch is the last one that has begun.</summary>
    private static bool IsCurrent(RolloutPlan plan, RolloutBatch batch, Dictionary<string, RolloutNode> nodes) =>
        plan.Batches.Skip(batch.Number).All(later => later.Nodes.All(name => !nodes.TryGetValue(name, out var node) || !plan.IsDone(node)));

    private static RolloutStep GoBack(RolloutPlan plan, RolloutSituation situation)
    {
        // A node that came back and is not Ready yet counts as down, so that the next ones wait for it as long as the gate allows.
        var notReady = situation
            .Nodes.Where(node => !node.IsReady && node.ImageId != plan.TargetImageId)
            .Select(node => node.Name)
            .ToList();
        if (notReady.Count > 0 && (situation.SinceBatchEnded ?? TimeSpan.Zero) < plan.Options.GateTimeout)
        {
            return new(RolloutStepKind.Wait, $"going back: waiting for {string.Join(", ", notReady)} to become Ready again");
        }

        var changed = situation
            .Nodes.Where(node => node.ImageId == plan.TargetImageId)
            .OrderBy(node => node.IsReady) // Nodes that do not work come first.
            .ThenBy(node => node.Name, StringComparer.Ordinal)
            .Select(node => node.Name)
            .Take(plan.Options.MaxParallelism)
            .ToImmutableArray();
        return changed.Length > 0 ? new(RolloutStepKind.ReplaceNodes, "going back") { Nodes = changed, ImageId = plan.FromImageId }
            : notReady.Count > 0
                ? new(
                    RolloutStepKind.RolledBackNotReady,
                    $"all nodes have the image they had before, but not Ready are {string.Join(", ", notReady)}"
                )
            : new(RolloutStepKind.RolledBack, "all nodes have the image they had before");
    }
}
