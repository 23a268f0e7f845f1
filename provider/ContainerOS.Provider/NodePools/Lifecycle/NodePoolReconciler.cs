using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rollout;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Brings a live pool to the inputs of the program: reads it, sends what differs, waits, and verifies the result.</summary>
/// <remarks>It compares with the cloud and not with the state of the last run, so it continues an interrupted run.</remarks>
/// <param name="session">The session.</param>
/// <param name="owner">The resource.</param>
internal sealed class NodePoolReconciler(ProviderSession session, PoolOwner owner)
{
    /// <summary>Reads the pool, and refuses a change that cannot be made. Nothing is sent.</summary>
    /// <exception cref="RpcFaultException">
    /// The pool was deleted or belongs to another owner, or the change cannot be made in place.
    /// </exception>
    internal async Task<LiveNodePool> PrepareAsync(NodePoolChange change, CancellationToken ct)
    {
        var live = await ReadAsync(change, ct);
        if (owner.GetOwnership(change.Tag, live.Tag) is PoolOwnership.OfAnotherOwner)
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                OwnershipMessages.NotUpdated(owner, change.Id, live.Detail.Name, live.Tag)
            );
        }

        SpotShareGuard.ThrowIfKept(live.Inputs, change.News);
        ThrowIfNotInPlace(FindDifferences(change.News, live));
        return live;
    }

    /// <summary>Updates the pool and returns it once it has the requested values and its nodes are Ready.</summary>
    /// <param name="change">The change.</param>
    /// <param name="live">The pool as <see cref="PrepareAsync"/> read it.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="UpdateIgnoredException">ACK reported success but did not apply a property; it is named.</exception>
    /// <exception cref="RpcFaultException">The pool was deleted, or nodes failed.</exception>
    internal async Task<LiveNodePool> RunAsync(NodePoolChange change, LiveNodePool live, CancellationToken ct)
    {
        var rollout = new NodePoolRollout(session, owner);
        var planner = new RolloutPlanner(session);
        var plan = await planner.PlanAsync(change, live, ct);
        if (plan is not null && live.IsBusy)
        {
            await rollout.FollowOpenTasksAsync(plan, ct);
            live = await ReadAsync(change, ct);
            plan = await planner.PlanAsync(change, live, ct);
        }

        if (plan is not null && RolloutPlanner.IsGoingBack(plan, live))
        {
            // A run that was interrupted on the way back: nothing else is sent before the nodes are back. It ends with an error.
            await rollout.RunAsync(change, plan, ct);
        }

        // After a wait the pool is read again: it may have changed.
        LiveNodePool? known = live;
        var requestId = await session.Progress.WhenFreeAsync(
            owner.Urn,
            change.Limit,
            async () =>
            {
                var current = known ?? await ReadAsync(change, ct);
                known = null;
                return await SendAsync(change, current, plan, ct);
            },
            ct
        );
        if (plan is null)
        {
            return await WaitUntilAppliedAsync(change, requestId, ct);
        }

        // The nodes get what the template has, so it has to have it first. The rollout has waited for the nodes itself.
        await VerifyAsync(change, requestId, ct, plan.TargetImageId);
        change.RolloutStatus = Lifecycle.RolloutStatus.Of("done", await rollout.RunAsync(change, plan, ct), reason: null);
        change.Unproved.SetProved();
        return await VerifyAsync(change, requestId, ct, plan.TargetImageId);
    }

    /// <summary>Sends what differs, and follows the tasks.</summary>
    /// <returns>The request id of the last call that changed the pool; null if nothing was sent.</returns>
    private async Task<string?> SendAsync(NodePoolChange change, LiveNodePool live, RolloutPlan? plan, CancellationToken ct)
    {
        var imageId = plan?.TargetImageId;
        IReadOnlyList<InputChange> changes =
        [
            .. FindOpen(change, live),
            .. change
                .Unproved.ToHiddenChanges(change.News)
                .Concat(change.Removed.Select(steps => new InputChange(steps, ChangeKind.Delete, ChangeEffect.InPlace)))
                .Where(hidden => !change.Brought.Contains(hidden.Root)),
        ];
        if (imageId is not null && live.Detail.ScalingGroup?.ImageId != imageId && changes.All(open => open.Root != "os"))
        {
            // The release is the same, and the lock file pins it to another image now.
            changes = [.. changes, new InputChange(["os"], ChangeKind.Update, ChangeEffect.Rollout)];
        }

        var tag = owner.TagToWrite(change.Tag, live.Tag);
        var mark = plan is null ? null : RolloutPlanner.MarkOf(change, live, plan);
        var modified = await session.NodePools.ModifyAsync(live, change.Target, changes, imageId, tag, mark, ct);
        await FollowAsync(change, modified?.TaskId, [], ct);
        if (live.Detail.AutoScaling is { Enable: true })
        {
            // ACK refuses a size in the call that turns the autoscaler off, so it is sent in a second one.
            var sized = await ReadAsync(change, ct);
            var resized = await session.NodePools.ModifyAsync(
                sized,
                change.Target,
                FindDifferences(change.Target, sized),
                imageId,
                owner.TagToWrite(change.Tag, sized.Tag),
                mark: null,
                ct
            );
            await FollowAsync(change, resized?.TaskId, [], ct);
            modified = resized ?? modified;
        }

        var configured = await session.NodePools.ConfigureNodesAsync(live, change.Target, changes, ct);
        if (configured is not null)
        {
            change.Limit.AllowRestarts(live.Readiness.Total, NodePoolBinding.ReadRollout(change.News));
            await FollowAsync(change, configured.TaskId, UnprovedProperties.WriteOnlyRoots(changes), ct);
        }

        if (change.Olds.Count == 0)
        {
            // An engine keeps the inputs of a failed create, and the old inputs of a failed update.
            change.Unproved.SetSent();
        }

        return modified?.RequestId ?? configured?.RequestId;
    }

    /// <summary>Follows the task of a change until it ends.</summary>
    /// <param name="change">The change.</param>
    /// <param name="ct">Stops following; the state keeps the task.</param>
    /// <param name="showsNodes">Whether the pool is read too, to report its nodes.</param>
    internal async Task FollowOpenTaskAsync(NodePoolChange change, CancellationToken ct, bool showsNodes = false)
    {
        try
        {
            await session.Progress.FollowAsync(
                owner.Urn,
                change.Task.Id,
                change.Limit,
                ct,
                showsNodes ? () => session.NodePools.FindAsync(change.Id, change.News, ct) : null
            );
        }
        catch (TaskFailedException)
        {
            change.Task.End();
            throw;
        }

        change.Task.End();
    }

    /// <summary>
    /// Follows the task that an earlier run did not see the end of. What it has brought to the nodes is not sent again; what a failed one
    /// did not do is.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="ct">Stops following; the state keeps the task.</param>
    internal async Task ResumeAsync(NodePoolChange change, CancellationToken ct)
    {
        var (taskId, roots) = (change.Task.Id!, change.Task.Roots);
        if (roots.Count > 0)
        {
            change.Limit.AllowRestarts(NodesIn(change.State), NodePoolBinding.ReadRollout(change.News));
        }

        try
        {
            await FollowOpenTaskAsync(change, ct, showsNodes: true);
            // They stay open until the end: an engine keeps the old inputs of a failed update, and the program may go back.
            change.Brought = [.. roots.Where(root => Equals(change.State.Find(root), change.News.Find(root)))];
        }
        catch (Exception error) when (error is TaskFailedException or ApiException { Kind: ApiErrorKind.NotFound })
        {
            change.Task.End();
            var text =
                $"the task {taskId}, which an earlier run started, has no result, and what it did not do is done now: {error.Message}";
            await session.Log.WriteAsync(new LogMessage(LogSeverity.Warning, text, owner.Urn.Text), ct);
        }
    }

    private Task FollowAsync(NodePoolChange change, string? taskId, IEnumerable<string> roots, CancellationToken ct)
    {
        change.Task.Begin(taskId, roots);
        return FollowOpenTaskAsync(change, ct);
    }

    private static int NodesIn(PropertyMap state) =>
        state.Find("nodeCounts")?.Unwrapped is PropertyMap counts && counts.Find("total")?.Unwrapped is PropertyNumber total
            ? (int)total.Value
            : 0;

    private async Task<LiveNodePool> WaitUntilAppliedAsync(NodePoolChange change, string? requestId, CancellationToken ct)
    {
        while (true)
        {
            var live = await session.Progress.WaitForNodesAsync(owner.Urn, () => ReadAsync(change, ct), change.Limit, ct);
            if (FindOpen(change, live).Count == 0)
            {
                change.Unproved.SetProved();
                return live;
            }

            // The read can be from before the update, and so can its node counts: verify, then wait for the nodes again.
            await VerifyAsync(change, requestId, ct);
        }
    }

    private Task<LiveNodePool> VerifyAsync(NodePoolChange change, string? requestId, CancellationToken ct, string? imageId = null) =>
        session.NodePools.VerifyAppliedAsync(
            change.Id,
            change.News,
            pool =>
                [
                    .. FindOpen(change, pool).Select(difference => difference.Path),
                    .. imageId is null || pool.Detail.ScalingGroup?.ImageId == imageId ? [] : new[] { "os.imageId" },
                ],
            requestId,
            ct
        );

    private async Task<LiveNodePool> ReadAsync(NodePoolChange change, CancellationToken ct) =>
        await session.NodePools.FindAsync(change.Id, change.News, ct)
        ?? throw new RpcFaultException(
            StatusCode.NotFound,
            $"node pool {change.Id} no longer exists: it was deleted outside of this program. "
                + "Run 'pulumi refresh', and then 'pulumi up' to create it again."
        );

    /// <summary>The changes between a live pool and the requested inputs.</summary>
    internal static IReadOnlyList<InputChange> FindDifferences(PropertyMap news, LiveNodePool live) =>
        NodePoolDiff.Changes(RefreshedInputs.Merge(NodePoolShape.Inputs, news, live.Inputs), live.Outputs, news);

    /// <summary>The first change that cannot be made in place; null if all can.</summary>
    internal static InputChange? FindFixed(IReadOnlyList<InputChange> changes) =>
        changes.FirstOrDefault(change => change.Effect is ChangeEffect.Replace);

    /// <summary>What the pool does not have as requested, and the entries that it still has although the program removed them.</summary>
    private static IReadOnlyList<InputChange> FindOpen(NodePoolChange change, LiveNodePool live) =>
        [
            .. FindDifferences(change.Target, live),
            .. change
                .Removed.Where(steps =>
                    steps is [var root, var key]
                    && NodePoolShape.Inputs.Find(root) is { Shared: true }
                    && live.Inputs.Find(root) is PropertyMap entries
                    && entries.ContainsKey(key)
                )
                .Select(steps => new InputChange(steps, ChangeKind.Delete, ChangeEffect.InPlace)),
        ];

    // An adopted pool can have been created from an older version of the program.
    private static void ThrowIfNotInPlace(IReadOnlyList<InputChange> differences)
    {
        if (FindFixed(differences) is { } replaced)
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"the pool exists with another {replaced.Path}, which cannot be changed in place: "
                    + "delete the pool, or give the resource another name"
            );
        }
    }
}

/// <summary>A requested update of a pool.</summary>
/// <param name="Id">The pool.</param>
/// <param name="Olds">The inputs of the last run; empty for a new pool.</param>
/// <param name="News">The requested inputs.</param>
/// <param name="Tag">The ownership tag that the state names; null for none.</param>
/// <param name="Limit">How long the update waits in all.</param>
internal sealed record NodePoolChange(PoolId Id, PropertyMap Olds, PropertyMap News, string? Tag, OperationLimit Limit)
{
    private PropertyMap? target;
    private IReadOnlyList<IReadOnlyList<string>>? removed;

    /// <summary>The properties to send or to remove, until the pool has been read back.</summary>
    internal required UnprovedProperties Unproved { get; init; }

    /// <summary>The state of the last run; empty for a new pool.</summary>
    internal PropertyMap State { get; init; } = PropertyMap.Empty;

    /// <summary>The task that is followed.</summary>
    internal OpenTask Task { get; init; } = new();

    /// <summary>The properties that the task of an earlier run has brought to the nodes as the program says, and no reply shows.</summary>
    internal IReadOnlyList<string> Brought { get; set; } = [];

    /// <summary>The properties that differ from the last run, or that it did not prove.</summary>
    internal IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Whether the last refresh found nodes that do not have the image of the pool.</summary>
    internal bool IsDrifted { get; init; }

    /// <summary>Whether the last run ended because its rollout pauses for a person.</summary>
    internal bool IsPaused { get; init; }

    /// <summary>How the rollout of this change ended; null if there was none.</summary>
    internal PropertyMap? RolloutStatus { get; set; }

    /// <summary>What the program no longer sets and the cloud may still have, as the steps to each.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Removed => removed ??= [.. Unproved.Removed(News)];

    /// <summary>The requested inputs, and the values that removed properties go back to.</summary>
    internal PropertyMap Target => target ??= Defaults.Restore(NodePoolShape.Inputs, News, Removed);
}
