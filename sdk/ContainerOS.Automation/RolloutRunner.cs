using System.Collections.Immutable;
using ContainerOS.Rollout;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Nodes;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ecs.Instances;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>
/// Plans and runs rollouts of an image. What has been done is read from the live pool, so that a run that was interrupted goes on from
/// any machine with the same plan.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="progress">Receives each step before it is made, with the nodes as they were last read; null for none.</param>
public sealed class RolloutRunner(AlibabaCloudClient client, IProgress<RolloutMoment>? progress = null)
{
    /// <summary>The largest number of instances that one call of ECS describes.</summary>
    private const int InstancesPerCall = 100;

    /// <summary>Plans the rollout of an image to the nodes of a pool. Reads only.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="targetImageId">The image.</param>
    /// <param name="options">The limits.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="InvalidOperationException">The pool's template has no image.</exception>
    public async Task<RolloutPlan> PlanAsync(
        string clusterId,
        string nodePoolId,
        string targetImageId,
        RolloutOptions options,
        CancellationToken cancellationToken = default
    )
    {
        var template = await ReadTemplateAsync(clusterId, nodePoolId, cancellationToken).ConfigureAwait(false);
        var nodes = await ReadNodesAsync(clusterId, nodePoolId, withZones: true, cancellationToken).ConfigureAwait(false);
        return RolloutPlan.Create((clusterId, nodePoolId), template, targetImageId, nodes, options);
    }

    /// <summary>Reads how far a rollout is, without changing anything.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<RolloutSituation> ReadAsync(RolloutPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(
            await ReadTemplateAsync(plan.ClusterId, plan.NodePoolId, cancellationToken).ConfigureAwait(false),
            await ReadNodesAsync(plan.ClusterId, plan.NodePoolId, withZones: false, cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>Runs a plan to its end, or goes on with one that was interrupted.</summary>
    /// <param name="plan">The plan. Nodes that it does not name are not touched.</param>
    /// <param name="approved">The number of batches that a person has approved to be followed by the next one.</param>
    /// <param name="cancellationToken">
    /// Stops after the call that is under way. The task that runs goes on in the cloud; another run of the plan follows it.
    /// </param>
    /// <returns>The last step: done, rolled back, stopped, or paused for a person.</returns>
    /// <exception cref="RolloutOutdatedException">The pool is not the one that was planned. Nothing was changed.</exception>
    public async Task<RolloutStep> ApplyAsync(RolloutPlan plan, int approved = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        await FollowRunningTasksAsync(plan, cancellationToken).ConfigureAwait(false);
        var situation = await ReadAsync(plan, cancellationToken).ConfigureAwait(false) with { Approved = approved };
        var isNew = situation.TemplateImageId == plan.FromImageId && situation.Nodes.All(node => node.ImageId != plan.TargetImageId);
        if (isNew && FindDifference(plan, situation) is { } difference)
        {
            throw new RolloutOutdatedException(difference);
        }

        var first = isNew ? RolloutDecision.Begin(plan) : RolloutDecision.Next(plan, situation);
        return await RunAsync(plan, first, situation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes all nodes back to the image they had before the plan, also after the rollout has succeeded.</summary>
    /// <param name="plan">The plan that was applied.</param>
    /// <param name="cancellationToken">Stops after the call that is under way.</param>
    public async Task<RolloutStep> RevertAsync(RolloutPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        await FollowRunningTasksAsync(plan, cancellationToken).ConfigureAwait(false);
        var back = new RolloutStep(RolloutStepKind.SetTemplate, "going back as asked") { ImageId = plan.FromImageId };
        var situation = await ReadAsync(plan, cancellationToken).ConfigureAwait(false);
        return await RunAsync(plan, back, situation, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RolloutStep> RunAsync(RolloutPlan plan, RolloutStep step, RolloutSituation situation, CancellationToken ct)
    {
        DateTimeOffset? ended = null;
        var checkedBatch = 0;
        while (true)
        {
            progress?.Report(RolloutMoment.Of(client.Time.GetUtcNow(), step, plan, situation.Nodes));
            switch (step.Kind)
            {
                case RolloutStepKind.SetTemplate:
                    var patch = new NodePoolPatch { ScalingGroup = new ScalingGroup { ImageId = step.ImageId } };
                    await client.Ack.NodePools.UpdateAsync(plan.ClusterId, plan.NodePoolId, patch, ct).ConfigureAwait(false);
                    break;
                case RolloutStepKind.ReplaceNodes:
                    var failed = await ReplaceAsync(plan, step, ct).ConfigureAwait(false);
                    ended = client.Time.GetUtcNow();
                    if (failed is not null)
                    {
                        step = RolloutDecision.Fail(plan, step.Batch, [failed]);
                        continue;
                    }

                    break;
                case RolloutStepKind.Check when step.Batch is { } current:
                    var results = await RolloutChecks.RunAsync(plan.Options.Checks, ct).ConfigureAwait(false);
                    if (RolloutDecision.After(plan, current, results) is { } next)
                    {
                        step = next;
                        continue;
                    }

                    checkedBatch = current.Number;
                    break;
                case RolloutStepKind.Wait:
                    ended ??= client.Time.GetUtcNow();
                    await Task.Delay(PollInterval(plan.Options), client.Time, ct).ConfigureAwait(false);
                    break;
                default:
                    return step;
            }

            situation = await ReadAsync(plan, ct).ConfigureAwait(false) with
            {
                Approved = situation.Approved,
                Checked = checkedBatch,
                SinceBatchEnded = ended is { } at ? client.Time.GetUtcNow() - at : null,
            };
            step = RolloutDecision.Next(plan, situation);
        }
    }

    /// <summary>Replaces nodes with one task. What failed, or null.</summary>
    private async Task<string?> ReplaceAsync(RolloutPlan plan, RolloutStep step, CancellationToken ct)
    {
        // That ACK takes node_names in an upgrade is read from the request model of its SDK only.
        var upgrade = new NodePoolUpgrade
        {
            ImageId = step.ImageId,
            UseReplace = true,
            NodeNames = step.Nodes,
            RollingPolicy = new UpgradeRollingPolicy { MaxParallelism = step.Nodes.Length, PausePolicy = "NotPause" },
        };
        try
        {
            var started = await client.Ack.NodePools.UpgradeAsync(plan.ClusterId, plan.NodePoolId, upgrade, ct).ConfigureAwait(false);
            await FollowAsync(started.TaskId, ct).ConfigureAwait(false);
            return null;
        }
        catch (TaskFailedException failure)
        {
            return failure.FailedNodes.Count > 0 ? string.Join(", ", failure.FailedNodes) : failure.Code;
        }
    }

    /// <summary>Follows tasks of the pool that another run has started, so that no node is replaced twice.</summary>
    private async Task FollowRunningTasksAsync(RolloutPlan plan, CancellationToken ct)
    {
        List<string> running = [];
        await foreach (var task in client.Ack.Tasks.ListAsync(plan.ClusterId, ct).ConfigureAwait(false))
        {
            if (task.State == TaskState.Running && task.Target?.Id == plan.NodePoolId)
            {
                running.Add(task.TaskId);
            }
        }

        foreach (var task in running)
        {
            try
            {
                await FollowAsync(task, ct).ConfigureAwait(false);
            }
            catch (TaskFailedException)
            {
                // What it did is read from the nodes.
            }
        }
    }

    private async Task FollowAsync(string? taskId, CancellationToken ct)
    {
        if (taskId is null)
        {
            return;
        }

        await foreach (var _ in client.Ack.Tasks.FollowAsync(taskId, ct).ConfigureAwait(false))
        {
            // The end is what counts: it is read from the nodes.
        }
    }

    private async Task<string> ReadTemplateAsync(string clusterId, string nodePoolId, CancellationToken ct)
    {
        var pool = await client.Ack.NodePools.GetAsync(clusterId, nodePoolId, ct).ConfigureAwait(false);
        return pool.ScalingGroup?.ImageId is { Length: > 0 } image
            ? image
            : throw new InvalidOperationException($"The node pool {clusterId}:{nodePoolId} has no image to go back to.");
    }

    private async Task<ImmutableArray<RolloutNode>> ReadNodesAsync(
        string clusterId,
        string nodePoolId,
        bool withZones,
        CancellationToken ct
    )
    {
        List<ClusterNode> nodes = [];
        await foreach (
            var node in client.Ack.Nodes.ListAsync(clusterId, new NodeFilter { NodePoolId = nodePoolId }, ct).ConfigureAwait(false)
        )
        {
            nodes.Add(node);
        }

        var zones = withZones ? await ReadZonesAsync(nodes, ct).ConfigureAwait(false) : [];
        return
        [
            .. nodes
                .Where(node => node.NodeName is not null)
                .Select(node => new RolloutNode(
                    node.NodeName!,
                    zones.GetValueOrDefault(node.InstanceId, string.Empty),
                    node.ImageId ?? string.Empty,
                    node.NodeStatus == NodeStatus.Ready
                )),
        ];
    }

    private async Task<Dictionary<string, string>> ReadZonesAsync(List<ClusterNode> nodes, CancellationToken ct)
    {
        Dictionary<string, string> zones = [];
        foreach (var ids in nodes.Select(node => node.InstanceId).Chunk(InstancesPerCall))
        {
            await foreach (var instance in client.Ecs.Instances.ListAsync(new InstanceFilter { Ids = ids }, ct).ConfigureAwait(false))
            {
                zones[instance.InstanceId] = instance.ZoneId ?? string.Empty;
            }
        }

        return zones;
    }

    // One list of nodes is read for all nodes of a batch: every 5 seconds, and more often when little time is allowed.
    private static TimeSpan PollInterval(RolloutOptions options) =>
        TimeSpan.FromSeconds(Math.Clamp(options.GateTimeout.TotalSeconds / 20, 0.2, 5));

    /// <summary>How the pool differs from the one that was planned; null when it does not.</summary>
    private static string? FindDifference(RolloutPlan plan, RolloutSituation situation)
    {
        var live = situation
            .Nodes.Where(node => node.ImageId != plan.TargetImageId)
            .Select(node => node.Name)
            .ToHashSet(StringComparer.Ordinal);
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
}

/// <summary>A plan cannot be applied, because the pool is not the one that was planned.</summary>
/// <param name="difference">How it differs.</param>
public sealed class RolloutOutdatedException(string difference)
    : SdkException($"The pool has changed since the plan was made: {difference}.")
{
    /// <summary>How the pool differs from the plan.</summary>
    public string Difference { get; } = difference;
}
