using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Ownership;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// Brings the nodes of a pool to what its template has, batch by batch, as <see cref="RolloutPlanner"/> has planned it. What is done
/// is read from the cloud.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="owner">The resource.</param>
internal sealed class NodePoolRollout(ProviderSession session, PoolOwner owner)
{
    /// <summary>
    /// Waits for the tasks of the pool that run already, such as the batch of a run that was interrupted. One that is paused ends the run.
    /// </summary>
    /// <exception cref="RolloutFaultException">A task is paused.</exception>
    internal async Task FollowOpenTasksAsync(RolloutPlan plan, CancellationToken ct)
    {
        await foreach (var moment in session.Rollouts.FollowOpenTasksAsync(plan, ct))
        {
            await ReportAsync(plan, moment, ct);
            if (moment.Step.Kind is RolloutStepKind.Pause)
            {
                throw new RolloutFaultException("paused", moment, moment.Step.Reason);
            }
        }
    }

    /// <summary>Runs a plan whose template is set.</summary>
    /// <exception cref="RolloutFaultException">
    /// The rollout is paused, was taken back or has stopped, or its time limit was reached.
    /// </exception>
    internal async Task<RolloutMoment> RunAsync(NodePoolChange change, RolloutPlan plan, CancellationToken ct)
    {
        // A rollout has no limit by itself: how long it takes depends on the number of nodes. The program can set one.
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var timer = change.Limit.OfProgram is not null
            ? session.Time.CreateTimer(_ => limited.Cancel(), null, change.Limit.Remaining, Timeout.InfiniteTimeSpan)
            : null;
        var situation = await session.Rollouts.ReadAsync(plan, ct);
        var last = plan.Batches.LastOrDefault(batch => situation.Nodes.Any(node => batch.Nodes.Contains(node.Name) && plan.IsDone(node)));
        // A batch that has begun was approved. A run that ended in a pause is approved by the next one.
        var approved =
            last is null ? 0
            : change.IsPaused ? last.Number
            : last.Number - 1;
        RolloutMoment? end = null;
        string? failure = null;
        string? note = null;
        try
        {
            await foreach (var moment in session.Rollouts.FollowApplyAsync(plan, approved, isStarted: true, limited.Token))
            {
                await ReportAsync(plan, moment, ct);
                failure = moment.IsGoingBackAfterFailure ? moment.Step.Evidence : failure;
                if (moment.QuarantinesImage)
                {
                    note =
                        session.Images.Quarantine(
                            plan.TargetImageId,
                            moment.Step.Evidence ?? moment.Step.Reason,
                            $"rollout of {plan.ClusterId}:{plan.NodePoolId} by up"
                        ) ?? "a tag of the pool keeps the image from another try";
                }

                end = moment;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && limited.IsCancellationRequested)
        {
            throw new RolloutFaultException(
                "interrupted",
                end,
                $"the rollout did not end within the timeout of {change.Limit}: {end?.Step.Reason}. "
                    + "The task that runs goes on in the cloud; run up again to go on with the rollout, with a longer 'customTimeouts'",
                StatusCode.DeadlineExceeded
            );
        }

        return end!.Step.Kind switch
        {
            RolloutStepKind.Done => end,
            RolloutStepKind.Pause => throw new RolloutFaultException(
                "paused",
                end,
                $"the rollout is paused: {end.Step.Reason}. "
                    + "Run up again to go on, or put the old version into the program and run up to go back"
            ),
            RolloutStepKind.RolledBack or RolloutStepKind.RolledBackNotReady => throw new RolloutFaultException(
                end.Step.Kind is RolloutStepKind.RolledBack ? "rolledBack" : "rolledBackNotReady",
                end,
                $"the rollout was taken back: {failure ?? "the template has the image from before"}. "
                    + $"Now {end.Step.Reason} ({plan.FromImageId})"
                    + (note is null ? string.Empty : $"; {note}")
            ),
            _ => throw new RolloutFaultException(
                "stopped",
                end,
                $"the rollout stopped: {end.Step.Reason}. {end.OnTarget} nodes have the new values, {end.Before} have the old ones, "
                    + $"{end.NotReady} are not Ready; run up again to go on, or put the old version into the program and run up to go back"
            ),
        };
    }

    /// <summary>
    /// How many nodes do not have the image of the pool, or have it and are not Ready yet in a batch that runs; null if they cannot be
    /// listed. A rollout that was interrupted in its last batch would otherwise seem to be done.
    /// </summary>
    internal async Task<int?> CountOutdatedAsync(LiveNodePool live, CancellationToken ct)
    {
        if (live.Readiness.Total == 0 || live.Detail.ScalingGroup?.ImageId is not { } image)
        {
            return 0;
        }

        try
        {
            var reader = session.ReaderOf(live.Id);
            var nodes = await reader.ReadNodesAsync(withZones: false, since: null, ct);
            var outdated = nodes.Count(node => node.ImageId.Length > 0 && node.ImageId != image);
            var unready = nodes.Count(node => node.ImageId == image && !node.IsReady);
            return unready > 0 && await reader.IsUpgradingAsync(ct) ? outdated + unready : outdated;
        }
        catch (SdkException fault)
        {
            var text = $"whether all nodes have the image of the pool is not known, because they cannot be listed: {fault.Message}";
            await session.Log.WriteAsync(new LogMessage(LogSeverity.Info, text, owner.Urn.Text), ct);
            return null;
        }
    }

    private Task ReportAsync(RolloutPlan plan, RolloutMoment moment, CancellationToken ct) =>
        session.Log.WriteAsync(
            new LogMessage(LogSeverity.Info, RolloutMessages.Describe(plan, moment), owner.Urn.Text, IsEphemeral: true),
            ct
        );
}

/// <summary>A rollout ended otherwise than as planned, or waits for a person. The pool is in the state of the engine.</summary>
/// <param name="state">The state for the output <c>rolloutStatus</c>.</param>
/// <param name="moment">The last moment; null if there was none.</param>
/// <param name="message">The message for the user.</param>
/// <param name="code">The status code.</param>
internal sealed class RolloutFaultException(string state, RolloutMoment? moment, string message, StatusCode code = StatusCode.Aborted)
    : RpcFaultException(code, message)
{
    /// <summary>The output.</summary>
    internal PropertyMap Status { get; } = RolloutStatus.Of(state, moment, message);
}

/// <summary>The output <c>rolloutStatus</c>: how the last rollout of <c>up</c> ended.</summary>
internal static class RolloutStatus
{
    internal const string Key = "rolloutStatus";

    internal static PropertyMap Of(string state, RolloutMoment? moment, string? reason)
    {
        var status = PropertyMap.Of(("state", state));
        status = moment?.TaskId is { } task ? status.With("taskId", task) : status;
        return reason is null ? status : status.With("reason", reason);
    }

    internal static bool IsPaused(PropertyMap state) =>
        state.Find(Key)?.Unwrapped is PropertyMap status && status.Find("state")?.Unwrapped is PropertyString { Value: "paused" };

    /// <summary>
    /// A state with a rollout that the pool remembers and that has not ended: an engine that was killed, or that forgot a failed update in
    /// a refresh, does not know of it.
    /// </summary>
    internal static PropertyMap WithUnfinished(PropertyMap state, UnfinishedRollout? unfinished)
    {
        if (unfinished is null)
        {
            return state;
        }

        var known = (state.Find(Key)?.Unwrapped as PropertyMap)?.Find("state")?.Unwrapped as PropertyString;
        var status = Of("interrupted", moment: null, $"a rollout to {unfinished.TargetImageId} has begun and has not ended");
        return (known?.Value is "paused" or "stopped" or "interrupted" ? state : state.With(Key, status)).With(
            NodePoolDiff.UnfinishedKey,
            unfinished.TargetImageId
        );
    }

    /// <summary>Keeps the status of an earlier rollout in a new state.</summary>
    internal static PropertyMap Keep(PropertyMap state, PropertyMap olds) =>
        state.ContainsKey(Key) || olds.Find(Key) is not { } status ? state : state.With(Key, status);
}
