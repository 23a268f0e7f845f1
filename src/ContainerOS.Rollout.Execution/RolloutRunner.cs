using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ecs.Images;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Rollout.Execution;

/// <summary>
/// Plans and runs rollouts. What has been done is read from the live pool, so that a run that was interrupted goes on from any machine
/// with the same plan.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="progress">Receives each moment, before its step is made; null for none.</param>
public sealed class RolloutRunner(AlibabaCloudClient client, IProgress<RolloutMoment>? progress = null)
{
    /// <summary>Plans a rollout to the nodes of a pool. Reads only.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="target">What the nodes are moved to.</param>
    /// <param name="options">The limits.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="InvalidOperationException">The pool's template has no image.</exception>
    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    /// <exception cref="ImageQuarantinedException">The image was taken back from the pool before.</exception>
    /// <exception cref="VersionNotInClusterException">The cluster does not have the Kubernetes version.</exception>
    /// <exception cref="TargetMissingException">The image does not exist, or the version is not one of containerd.</exception>
    public async Task<RolloutPlan> PlanAsync(
        string clusterId,
        string nodePoolId,
        RolloutTarget target,
        RolloutOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(target);
        var pool = await new RolloutReader(client, clusterId, nodePoolId).ReadPoolAsync(cancellationToken).ConfigureAwait(false);
        if (target.KubernetesVersion is not null)
        {
            var cluster = await client.Ack.Clusters.GetAsync(clusterId, cancellationToken).ConfigureAwait(false);
            target = target.InCluster(cluster.CurrentVersion);
        }

        return await PlanAsync(clusterId, pool, target, options, begun: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Plans a rollout, or the rest of one that has begun: for the command, for the function <c>planRollout</c>, for previews and for
    /// <c>up</c>. Reads only.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool as it was just read.</param>
    /// <param name="target">What the nodes are moved to.</param>
    /// <param name="options">The limits.</param>
    /// <param name="begun">What is known of a rollout that may have begun; null for a new one, which leaves out nodes done before.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The plan; without a batch if nothing is left to do.</returns>
    /// <exception cref="InvalidOperationException">The pool's template has no image.</exception>
    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    /// <exception cref="ImageQuarantinedException">The image was taken back from the pool before.</exception>
    /// <exception cref="TargetMissingException">The image does not exist, or the version is not one of containerd.</exception>
    public async Task<RolloutPlan> PlanAsync(
        string clusterId,
        NodePool pool,
        RolloutTarget target,
        RolloutOptions options,
        RolloutInProgress? begun,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(target);
        var reader = new RolloutReader(client, clusterId, pool.Id!);
        // A rollout that has begun goes on without an image in the template; a new one would have none to go back to.
        var template = begun is null ? RolloutReader.ImageOf(pool) : pool.ScalingGroup?.ImageId ?? string.Empty;
        var image = target.ImageId ?? template;
        var unfinished = UnfinishedRollout.On(pool) is { } known && known.TargetImageId == image ? known : null;
        var nodes = target.Select(await reader.ReadNodesAsync(withZones: true, since: null, cancellationToken).ConfigureAwait(false));
        // Nodes that still have the image, or are being replaced now, finish their way back first.
        var isOnTheWay =
            begun is not null
            && (
                nodes.Any(node => node.ImageId == image)
                || (nodes.Any(node => !node.IsReady) && await reader.IsUpgradingAsync(cancellationToken).ConfigureAwait(false))
            );
        if (!isOnTheWay)
        {
            ImageQuarantine.ThrowIfQuarantined(clusterId, pool, image);
        }

        await ThrowIfNotThereAsync(target, image, nodes, cancellationToken).ConfigureAwait(false);

        // Which nodes have a version or other settings is in no reply: an image that nodes have already does not show it. A rollout of
        // both that has begun shows it by the image.
        var keepsImage = begun is null ? nodes.Any(node => node.ImageId == image) : nodes.All(node => node.ImageId == image);
        var latest = await reader.ReadLatestTimeAsync(nodes, cancellationToken).ConfigureAwait(false);
        DateTimeOffset? since = keepsImage && target.ReachesNodesWithTheImage ? begun?.Since ?? latest : null;
        if (since is not null && begun is not null)
        {
            nodes = target.Select(await reader.ReadNodesAsync(withZones: true, since, cancellationToken).ConfigureAwait(false));
        }

        // A template that has the target already does not say what the nodes had before: the rollout that has set it does, and most of the
        // nodes that do not have it.
        var from =
            template != image && template.Length > 0 ? template
            : since is not null ? image
            : unfinished?.FromImageId
                ?? nodes.Where(node => node.ImageId != image).GroupBy(node => node.ImageId).MaxBy(same => same.Count())?.Key
                ?? begun?.FromImageId
                ?? image;
        var runtime = pool.KubernetesConfig?.RuntimeVersion;
        var plan = new RolloutPlan(clusterId, pool.Id!, from, image, options, [])
        {
            KubernetesVersion = target.KubernetesVersion,
            RuntimeVersion = target.RuntimeVersion,
            FromRuntimeVersion =
                target.RuntimeVersion is null ? null
                : runtime == target.RuntimeVersion ? unfinished?.FromRuntimeVersion ?? runtime
                : runtime,
            ReplacedSince = since,
            PlannedAfter = latest,
        };

        // A rollout that was interrupted after its last batch still has its checks to pass.
        var isOpen = unfinished is not null || (begun is { HasChecks: true } && !options.Checks.IsEmpty);
        return begun is not null && !isOpen && nodes.All(node => plan.IsDone(node) && node.IsReady)
            ? plan
            : plan.WithNodes(nodes, await reader.MeasureAsync(cancellationToken).ConfigureAwait(false), keepsDone: begun is not null);
    }

    /// <summary>Fails for what ACK would refuse when the rollout begins.</summary>
    private async Task ThrowIfNotThereAsync(RolloutTarget target, string image, ImmutableArray<RolloutNode> nodes, CancellationToken ct)
    {
        if (target.RuntimeVersion is { } runtime && !ContainerdVersion.IsValid(runtime))
        {
            throw new TargetMissingException(
                $"{runtime} is not a containerd version: write only the version, such as 2.1.6",
                nameof(RolloutTarget.RuntimeVersion)
            );
        }

        // An image that the cloud may not list any more is not asked for where it is known to exist.
        if (
            target.ImageId is null
            || nodes.Any(node => node.ImageId == image)
            || ContainerOsReleases.All.Any(release => release.ImageId == image)
        )
        {
            return;
        }

        try
        {
            // ContainerOS images are listed only with ShowExpired (tests of the vendor's karpenter).
            var filter = new ImageFilter { ImageId = image, ShowExpired = true };
            if (!await client.Ecs.Images.ListAsync(filter, ct).AnyAsync(ct).ConfigureAwait(false))
            {
                throw new TargetMissingException(
                    $"The image {image} does not exist: ECS lists no image with that id in the region",
                    nameof(RolloutTarget.ImageId)
                );
            }
        }
        catch (ApiException fault) when (fault.Kind is ApiErrorKind.Forbidden)
        {
            // The permission is not needed for a rollout, and ACK refuses the image itself.
        }
    }

    /// <summary>Reads how far a rollout is, without changing anything.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<RolloutSituation> ReadAsync(RolloutPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var reader = ReaderOf(plan);
        var situation = await ReadAsync(reader, plan, cancellationToken).ConfigureAwait(false);
        return situation with { SinceBatchEnded = SinceEnd(reader, await ReadLastAsync(reader, cancellationToken).ConfigureAwait(false)) };
    }

    /// <summary>Runs a plan to its end, or goes on with one that was interrupted.</summary>
    /// <param name="plan">The plan. Nodes that it does not name are not touched.</param>
    /// <param name="approved">The number of batches that a person has approved to be followed by the next one.</param>
    /// <param name="cancellationToken">
    /// Stops after the call that is under way. The task that runs goes on in the cloud; another run of the plan follows it.
    /// </param>
    /// <returns>The last moment: done, rolled back, stopped, or paused for a person.</returns>
    /// <exception cref="RolloutOutdatedException">The pool is not the one that was planned. Nothing was changed.</exception>
    /// <exception cref="ImageQuarantinedException">The image was taken back from the pool before. Nothing was changed.</exception>
    public Task<RolloutMoment> ApplyAsync(RolloutPlan plan, int approved = 0, CancellationToken cancellationToken = default) =>
        LastAsync(FollowApplyAsync(plan, approved, isStarted: false, cancellationToken));

    /// <summary>The same as <see cref="ApplyAsync"/>, moment by moment: a step is made after its moment has been taken.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="approved">The number of batches that a person has approved to be followed by the next one.</param>
    /// <param name="isStarted">Whether the template has the target already, because the caller has set it.</param>
    /// <param name="cancellationToken">Stops after the call that is under way.</param>
    /// <exception cref="RolloutOutdatedException">The pool is not the one that was planned. Nothing was changed.</exception>
    /// <exception cref="ImageQuarantinedException">The image was taken back from the pool before. Nothing was changed.</exception>
    public async IAsyncEnumerable<RolloutMoment> FollowApplyAsync(
        RolloutPlan plan,
        int approved = 0,
        bool isStarted = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (reader, hasFollowed) = (ReaderOf(plan), false);
        await foreach (var moment in FollowOpenTasksAsync(reader, plan, cancellationToken).ConfigureAwait(false))
        {
            hasFollowed = true;
            yield return moment;
            if (moment.Step.Kind is RolloutStepKind.Pause)
            {
                yield break;
            }
        }

        var situation = await ReadAsync(reader, plan, cancellationToken).ConfigureAwait(false) with { Approved = approved };

        // A task that ran already and left no node with the target was the end of a way back, and not the reason to start again.
        var isNew = !isStarted && !hasFollowed && situation.TemplateImageId == plan.FromImageId && !situation.Nodes.Any(plan.IsDone);
        if (isNew)
        {
            var pool = await reader.ReadPoolAsync(cancellationToken).ConfigureAwait(false);
            ImageQuarantine.ThrowIfQuarantined(plan.ClusterId, pool, plan.TargetImageId);
            if (FindDifference(plan, situation) is { } difference)
            {
                throw new RolloutOutdatedException(difference);
            }
        }

        var first = isNew ? RolloutDecision.Begin(plan) : RolloutDecision.Next(plan, situation);
        await foreach (var moment in RunAsync(reader, plan, first, situation, cancellationToken).ConfigureAwait(false))
        {
            yield return moment;
        }
    }

    /// <summary>Takes all nodes back to the image they had before the plan, also after the rollout has succeeded.</summary>
    /// <param name="plan">The plan that was applied.</param>
    /// <param name="cancellationToken">Stops after the call that is under way.</param>
    /// <exception cref="InvalidOperationException">The plan has no way back.</exception>
    public Task<RolloutMoment> RevertAsync(RolloutPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.HasWayBack
            ? LastAsync(FollowRevertAsync(plan, cancellationToken))
            : throw new InvalidOperationException($"The plan has no way back: {plan.CannotBeUndone.First()}.");
    }

    /// <summary>Lets rollouts of a pool use an image again that one of them has taken back.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>Whether it had been taken back; if not, nothing is changed.</returns>
    public async Task<bool> AllowAsync(string clusterId, string nodePoolId, string imageId, CancellationToken cancellationToken = default)
    {
        var pool = await new RolloutReader(client, clusterId, nodePoolId).ReadPoolAsync(cancellationToken).ConfigureAwait(false);
        if (ImageQuarantine.Without(pool, imageId) is not { } tags)
        {
            return false;
        }

        var patch = new NodePoolPatch { ScalingGroup = new ScalingGroup { Tags = tags } };
        await client.Ack.NodePools.UpdateAsync(clusterId, nodePoolId, patch, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<RolloutMoment> LastAsync(IAsyncEnumerable<RolloutMoment> moments)
    {
        RolloutMoment? last = null;
        await foreach (var moment in moments.ConfigureAwait(false))
        {
            progress?.Report(moment);
            last = moment;
        }

        return last!;
    }

    private async IAsyncEnumerable<RolloutMoment> FollowRevertAsync(RolloutPlan plan, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = ReaderOf(plan);
        await foreach (var moment in FollowOpenTasksAsync(reader, plan, ct).ConfigureAwait(false))
        {
            yield return moment;
            if (moment.Step.Kind is RolloutStepKind.Pause)
            {
                yield break;
            }
        }

        var back = new RolloutStep(RolloutStepKind.SetTemplate, "going back as asked") { ImageId = plan.FromImageId };
        var situation = await ReadAsync(reader, plan, ct).ConfigureAwait(false);
        await foreach (var moment in RunAsync(reader, plan, back, situation, ct).ConfigureAwait(false))
        {
            yield return moment;
        }
    }

    private async IAsyncEnumerable<RolloutMoment> RunAsync(
        RolloutReader reader,
        RolloutPlan plan,
        RolloutStep step,
        RolloutSituation situation,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        BatchEnd? ended = null;
        var checkedBatch = 0;
        while (true)
        {
            var moment = RolloutMoment.Of(client.Time.GetUtcNow(), step, plan, situation.Nodes);
            if (step.Kind is RolloutStepKind.Done && situation.IsUnfinished)
            {
                // First, so that a run that ended well leaves nothing to repeat.
                await WhenFreeAsync(reader, plan, () => MarkAsync(reader, plan, isUnfinished: false, ct), ct).ConfigureAwait(false);
            }

            yield return moment;
            RolloutStep? next = null;
            switch (step.Kind)
            {
                case RolloutStepKind.SetTemplate:
                    await WhenFreeAsync(reader, plan, () => SetTemplateAsync(reader, plan, step, ct), ct).ConfigureAwait(false);
                    break;
                case RolloutStepKind.ReplaceNodes:
                    if (step.Batch is not null && !situation.IsUnfinished)
                    {
                        // Someone else has set the template, so that it does not remember the rollout.
                        await WhenFreeAsync(reader, plan, () => MarkAsync(reader, plan, isUnfinished: true, ct), ct).ConfigureAwait(false);
                    }

                    if (await StartAsync(plan, step, ct).ConfigureAwait(false) is not { } taskId)
                    {
                        // Someone else's operation runs: what it does is followed, and the step decided again.
                        await foreach (var other in FollowOpenTasksAsync(reader, plan, ct).ConfigureAwait(false))
                        {
                            yield return other;
                        }

                        await WaitAsync(plan, ct).ConfigureAwait(false);
                        break;
                    }

                    TaskFailedException? failed = null;
                    await foreach (var (text, failure) in ActivitiesAsync(taskId, ct).ConfigureAwait(false))
                    {
                        failed = failure;
                        yield return moment with
                        {
                            When = client.Time.GetUtcNow(),
                            Activity = text,
                            TaskId = taskId,
                        };
                    }

                    ended = new(client.Time, TimeSpan.Zero);
                    if (failed is not null && IsCanceled(failed.Info))
                    {
                        next = new(RolloutStepKind.Stopped, $"the task {taskId} was canceled; run the rollout again to go on")
                        {
                            Batch = step.Batch,
                        };
                    }
                    else if (failed is not null)
                    {
                        var after = await reader.ReadNodesAsync(withZones: false, plan.ReplacedSince, ct).ConfigureAwait(false);
                        situation = situation with { Nodes = after };
                        var hasReachedNodes = after.Any(node => step.Nodes.Contains(node.Name) && (plan.IsDone(node) || !node.IsReady));
                        next = RolloutDecision.Fail(plan, step.Batch, Describe(failed, after), hasReachedNodes);
                    }

                    break;
                case RolloutStepKind.Check when step.Batch is { } current:
                    var results = await RolloutChecks.RunAsync(plan.Options.Checks, client.Time, ct).ConfigureAwait(false);
                    next = RolloutDecision.After(plan, current, results);
                    checkedBatch = current.Number;
                    if (next is null)
                    {
                        var evidence = string.Join(", ", results.Select(result => result.Evidence));
                        yield return moment with
                        {
                            When = client.Time.GetUtcNow(),
                            Step = step with { Reason = $"batch {current.Number}: passed: {evidence}", Evidence = evidence },
                        };
                    }

                    break;
                case RolloutStepKind.Wait when ended is null:
                    // This run has started none of the tasks: the last one shows since when the nodes are waited for, and whether
                    // it failed.
                    var before = await ReadLastAsync(reader, ct).ConfigureAwait(false);
                    ended = new(client.Time, SinceEnd(reader, before));
                    var open = situation.Nodes.Where(node => step.Batch?.Nodes.Contains(node.Name) is true && !node.IsReady);
                    next =
                        step.Batch is { } waiting && before is { IsFailed: true } && !IsCanceled(before) && open.Any()
                            ? RolloutDecision.Fail(
                                plan,
                                waiting,
                                open.Select(node => $"{node.Name} ({node.Problem ?? $"task {before.TaskId}"})")
                            )
                            : null;
                    break;
                case RolloutStepKind.Wait:
                    await WaitAsync(plan, ct).ConfigureAwait(false);
                    break;
                default:
                    yield break;
            }

            if (next is null)
            {
                situation = await ReadAsync(reader, plan, ct).ConfigureAwait(false) with
                {
                    Approved = situation.Approved,
                    Checked = checkedBatch,
                    SinceBatchEnded = ended?.Elapsed,
                };
            }

            step = next ?? RolloutDecision.Next(plan, situation);
        }
    }

    /// <summary>The nodes on which a task failed, with the reason that ACK gives; the reason alone if it names none.</summary>
    private static IEnumerable<string> Describe(TaskFailedException failure, ImmutableArray<RolloutNode> nodes)
    {
        var error = failure.Info.Error is { Message: { Length: > 0 } message } ? $"{failure.Code}: {message}" : failure.Code;
        return failure.FailedNodes.Count == 0
            ? [$"the task {failure.Info.TaskId} ({error})"]
            : failure.FailedNodes.Select(failed =>
                nodes.FirstOrDefault(node => node.InstanceId == failed || node.Name == failed) is { } node
                    ? $"{node.Name} ({node.Problem ?? error})"
                    : $"{failed} ({error})"
            );
    }

    private static bool IsCanceled(TaskInfo task) => task.State == TaskState.Canceled || task.State == TaskState.Cancelled;

    private static async Task<TaskInfo?> ReadLastAsync(RolloutReader reader, CancellationToken ct) =>
        await reader.ReadUpgradesAsync(1, ct).ConfigureAwait(false) is [var last, ..] ? last : null;

    /// <summary>How long ago a task ended by the clock of the service; no time if it is not known.</summary>
    private static TimeSpan SinceEnd(RolloutReader reader, TaskInfo? task) =>
        reader.Now - task?.Updated is { } since && since > TimeSpan.Zero ? since : TimeSpan.Zero;

    private RolloutReader ReaderOf(RolloutPlan plan) => new(client, plan.ClusterId, plan.NodePoolId);

    private static async Task<RolloutSituation> ReadAsync(RolloutReader reader, RolloutPlan plan, CancellationToken ct)
    {
        var pool = await reader.ReadPoolAsync(ct).ConfigureAwait(false);
        var nodes = await reader.ReadNodesAsync(withZones: false, plan.ReplacedSince, ct).ConfigureAwait(false);
        return new(RolloutReader.ImageOf(pool), nodes)
        {
            IsUnfinished = UnfinishedRollout.On(pool) is { } unfinished && unfinished.TargetImageId == plan.TargetImageId,
        };
    }

    /// <summary>
    /// Sets the image of new nodes. The same call writes down that the rollout has not ended; and after a failure, which image is taken
    /// back, and why.
    /// </summary>
    private async Task SetTemplateAsync(RolloutReader reader, RolloutPlan plan, RolloutStep step, CancellationToken ct)
    {
        var isBack = step.ImageId == plan.FromImageId && plan.HasWayBack;
        var runtime = isBack ? plan.FromRuntimeVersion : plan.RuntimeVersion;
        IReadOnlyList<ResourceTag> tags = PoolTags.Of(await reader.ReadPoolAsync(ct).ConfigureAwait(false));
        tags = isBack ? UnfinishedRollout.Without(tags) : UnfinishedRollout.Of(plan).AddTo(tags);
        if (step is { Batch: not null, SparesImage: false })
        {
            tags = new ImageQuarantine(plan.TargetImageId, step.Evidence ?? step.Reason).AddTo(tags);
        }

        var patch = new NodePoolPatch
        {
            ScalingGroup = new ScalingGroup { ImageId = step.ImageId, Tags = tags },
        };
        patch = runtime is null ? patch : patch with { KubernetesConfig = new KubernetesConfig { RuntimeVersion = runtime } };
        await client.Ack.NodePools.UpdateAsync(plan.ClusterId, plan.NodePoolId, patch, ct).ConfigureAwait(false);
    }

    /// <summary>Writes down that the rollout has not ended, or that it has. Nothing is sent if the pool has it so.</summary>
    private async Task MarkAsync(RolloutReader reader, RolloutPlan plan, bool isUnfinished, CancellationToken ct)
    {
        IReadOnlyList<ResourceTag> tags = PoolTags.Of(await reader.ReadPoolAsync(ct).ConfigureAwait(false));
        var marked = isUnfinished ? UnfinishedRollout.Of(plan).AddTo(tags) : UnfinishedRollout.Without(tags);
        if (!marked.Select(tag => (tag.Key, tag.Value)).Order().SequenceEqual(tags.Select(tag => (tag.Key, tag.Value)).Order()))
        {
            var patch = new NodePoolPatch { ScalingGroup = new ScalingGroup { Tags = marked } };
            await client.Ack.NodePools.UpdateAsync(plan.ClusterId, plan.NodePoolId, patch, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Starts the task that replaces the nodes of a step; null when ACK refuses because another operation runs.</summary>
    private async Task<string?> StartAsync(RolloutPlan plan, RolloutStep step, CancellationToken ct)
    {
        // That ACK takes node_names in an upgrade is read from the request model of its SDK only.
        var upgrade = new NodePoolUpgrade
        {
            ImageId = step.ImageId,
            KubernetesVersion = plan.KubernetesVersion,
            RuntimeType = plan.RuntimeVersion is null ? null : "containerd",
            RuntimeVersion = step.ImageId == plan.FromImageId && plan.HasWayBack ? plan.FromRuntimeVersion : plan.RuntimeVersion,
            UseReplace = true,
            NodeNames = step.Nodes,
            IgnoreWarningCheck = plan.Options.IgnoreWarnings ? true : null,
            RollingPolicy = new UpgradeRollingPolicy { MaxParallelism = step.Nodes.Length, PausePolicy = "NotPause" },
        };
        try
        {
            var started = await client.Ack.NodePools.UpgradeAsync(plan.ClusterId, plan.NodePoolId, upgrade, ct).ConfigureAwait(false);
            return started.TaskId ?? throw new InvalidOperationException("ACK started an upgrade and did not name its task.");
        }
        catch (ApiException fault) when (fault.Kind is ApiErrorKind.Busy)
        {
            return null;
        }
    }

    /// <summary>What a task does, each time that changes; and at its end how it failed, or null.</summary>
    private async IAsyncEnumerable<(string Text, TaskFailedException? Failure)> ActivitiesAsync(
        string taskId,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        string? last = null;
        await using var looks = client.Ack.Tasks.FollowAsync(taskId, ct).GetAsyncEnumerator(ct);
        while (true)
        {
            TaskProgress look;
            TaskFailedException? end = null;
            try
            {
                if (!await looks.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }

                look = looks.Current;
            }
            catch (TaskFailedException failure)
            {
                (look, end) = (null!, failure);
            }

            if (end is not null)
            {
                yield return ($"task {taskId} {end.Info.State}", end);
                yield break;
            }

            var done = look.Nodes.Count(node => node.Status == TaskResultStatus.Success);
            var text =
                look.Info.State == TaskState.Paused
                    ? $"task {taskId} is paused: 'containeros rollout resume' lets it go on, 'containeros rollout stop' ends it"
                    : $"{look.Stage ?? look.Info.State.Value}, {done} of {look.Nodes.Count} nodes done";
            if (text != last)
            {
                last = text;
                yield return (text, null);
            }
        }
    }

    /// <summary>
    /// Follows tasks of the pool that another run or another person has started, so that no node is replaced twice. A task that is
    /// paused ends the run: a person decides about it.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the following; the tasks go on.</param>
    public IAsyncEnumerable<RolloutMoment> FollowOpenTasksAsync(RolloutPlan plan, CancellationToken cancellationToken = default) =>
        FollowOpenTasksAsync(ReaderOf(plan), plan, cancellationToken);

    private async IAsyncEnumerable<RolloutMoment> FollowOpenTasksAsync(
        RolloutReader reader,
        RolloutPlan plan,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        foreach (var task in await reader.ReadOpenTasksAsync(ct).ConfigureAwait(false))
        {
            var situation = await ReadAsync(reader, plan, ct).ConfigureAwait(false);
            RolloutMoment At(RolloutStepKind kind, string text) =>
                RolloutMoment.Of(client.Time.GetUtcNow(), new(kind, text), plan, situation.Nodes) with
                {
                    TaskId = task.TaskId,
                };

            if (task.State == TaskState.Paused)
            {
                yield return At(
                    RolloutStepKind.Pause,
                    $"the task {task.TaskId} ({task.TaskType}) of the pool is paused; resume or cancel it, and run the rollout again"
                );
                yield break;
            }

            yield return At(RolloutStepKind.Wait, $"following the task {task.TaskId} ({task.TaskType}), which runs already");
            await foreach (var (text, _) in ActivitiesAsync(task.TaskId, ct).ConfigureAwait(false))
            {
                // What it did is read from the nodes.
                yield return At(RolloutStepKind.Wait, $"task {task.TaskId}") with
                {
                    Activity = text,
                };
            }
        }
    }

    private async Task WhenFreeAsync(RolloutReader reader, RolloutPlan plan, Func<Task> call, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await call().ConfigureAwait(false);
                return;
            }
            catch (ApiException fault) when (fault.Kind is ApiErrorKind.Busy)
            {
                foreach (var task in await reader.ReadOpenTasksAsync(ct).ConfigureAwait(false))
                {
                    await foreach (var _ in ActivitiesAsync(task.TaskId, ct).ConfigureAwait(false))
                    {
                        // Its end is what counts.
                    }
                }

                await WaitAsync(plan, ct).ConfigureAwait(false);
            }
        }
    }

    // One list of nodes is read for all nodes of a batch: every 5 seconds, and more often when little time is allowed.
    private Task WaitAsync(RolloutPlan plan, CancellationToken ct) =>
        Task.Delay(TimeSpan.FromSeconds(Math.Clamp(plan.Options.GateTimeout.TotalSeconds / 20, 0.2, 5)), client.Time, ct);

    /// <summary>How the pool differs from the one that was planned; null when it does not.</summary>
    private static string? FindDifference(RolloutPlan plan, RolloutSituation situation)
    {
        var live = situation.Nodes.Where(node => !plan.IsDone(node)).Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var planned = plan.Nodes.ToHashSet(StringComparer.Ordinal);
        var (added, gone) = (live.Except(planned).Order().ToList(), planned.Except(live).Order().ToList());
        return (added.Count, gone.Count) switch
        {
            (0, 0) => null,
            (_, 0) => $"the pool has nodes that are not in the plan: {string.Join(", ", added)}",
            (0, _) => $"nodes of the plan are gone: {string.Join(", ", gone)}",
            _ => $"the pool has nodes that are not in the plan: {string.Join(", ", added)}; "
                + $"nodes of the plan are gone: {string.Join(", ", gone)}",
        };
    }

    /// <summary>When the task of a batch ended: on a monotonic clock, so that a clock that is set meanwhile does not matter.</summary>
    private sealed class BatchEnd(TimeProvider time, TimeSpan before)
    {
        private readonly long start = time.GetTimestamp();

        internal TimeSpan Elapsed => before + time.GetElapsedTime(start);
    }
}

/// <summary>What the nodes of a pool are moved to. Members that are null stay.</summary>
public sealed record RolloutTarget
{
    /// <summary>The image.</summary>
    public string? ImageId { get; init; }

    /// <summary>
    /// The Kubernetes version, such as <c>1.35.2-aliyun.1</c> or <c>1.35</c>. Nodes get that of their cluster, which has to be it.
    /// </summary>
    public string? KubernetesVersion { get; init; }

    /// <summary>The version of containerd.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>Whether other settings change that only a new system disk brings to a node, such as bootstrap steps.</summary>
    public bool HasOtherSettings { get; init; }

    /// <summary>The names of the nodes that are moved; empty for all.</summary>
    public ImmutableArray<string> NodeNames { get; init; } = [];

    /// <summary>Whether nodes that have the image get a new system disk too.</summary>
    internal bool ReachesNodesWithTheImage => KubernetesVersion is not null || RuntimeVersion is not null || HasOtherSettings;

    /// <summary>The same with the Kubernetes version as ACK writes it.</summary>
    /// <param name="clusterVersion">The version of the cluster; null if it is not known.</param>
    /// <exception cref="VersionNotInClusterException">The cluster does not have the version.</exception>
    public RolloutTarget InCluster(string? clusterVersion)
    {
        if (KubernetesVersion is not { } wanted)
        {
            return this;
        }

        return clusterVersion is not null && Model.Versions.KubernetesVersion.IsNamed(wanted, clusterVersion)
            ? this with
            {
                KubernetesVersion = clusterVersion,
            }
            : throw new VersionNotInClusterException(wanted, clusterVersion);
    }

    internal ImmutableArray<RolloutNode> Select(ImmutableArray<RolloutNode> nodes) =>
        NodeNames.IsEmpty ? nodes : [.. nodes.Where(node => NodeNames.Contains(node.Name))];
}

/// <summary>What is known of a rollout that may have begun, where the pool does not show it.</summary>
public sealed record RolloutInProgress
{
    /// <summary>The image from before, which counts if neither the template nor a node has it any more; null if it is not known.</summary>
    public string? FromImageId { get; init; }

    /// <summary>When the nodes began to get new system disks with the image that they had; null for now.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether the checks of the last batch may not have passed yet.</summary>
    public bool HasChecks { get; init; }
}

/// <summary>A plan cannot be applied, because the pool is not the one that was planned.</summary>
/// <param name="difference">How it differs.</param>
public sealed class RolloutOutdatedException(string difference)
    : SdkException($"The pool has changed since the plan was made: {difference}.")
{
    /// <summary>How the pool differs from the plan.</summary>
    public string Difference { get; } = difference;
}

/// <summary>Nodes cannot get a Kubernetes version, because their cluster has another one. Nothing was changed.</summary>
/// <param name="wanted">The version that was asked for.</param>
/// <param name="clusterVersion">The version of the cluster; null if it is not known.</param>
public sealed class VersionNotInClusterException(string wanted, string? clusterVersion)
    : SdkException(
        $"The nodes cannot get Kubernetes {wanted}: nodes get the version of their cluster, which has "
            + $"{clusterVersion ?? "one that is not known"}"
            + (
                KubernetesVersion.Parse(wanted) is { } asked && KubernetesVersion.Parse(clusterVersion ?? string.Empty) is { } has
                    ? asked < has
                        ? "; no node goes back to an older one."
                        : "; upgrade its control plane first."
                    : "."
            )
    );

/// <summary>The image or the version that nodes would get does not exist. Nothing was changed.</summary>
/// <param name="message">What does not exist.</param>
/// <param name="member">The member of <see cref="RolloutTarget"/>.</param>
public sealed class TargetMissingException(string message, string member) : SdkException($"{message}.")
{
    /// <summary>The member of <see cref="RolloutTarget"/> that names it.</summary>
    public string Member { get; } = member;
}
