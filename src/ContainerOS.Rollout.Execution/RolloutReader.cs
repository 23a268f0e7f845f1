using System.Collections.Immutable;
using System.Globalization;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Nodes;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ecs.Instances;

namespace ContainerOS.Rollout.Execution;

/// <summary>Reads a pool, its nodes and its tasks. Tasks that have ended are read once.</summary>
/// <param name="client">The client.</param>
/// <param name="clusterId">The cluster.</param>
/// <param name="nodePoolId">The pool.</param>
public sealed class RolloutReader(AlibabaCloudClient client, string clusterId, string nodePoolId)
{
    /// <summary>The type of tasks that replace or upgrade nodes (event types of npm @alicloud/cs20151215).</summary>
    public const string UpgradeType = "nodepool_upgrade";

    /// <summary>The largest number of instances that one call of ECS describes.</summary>
    private const int InstancesPerCall = 100;

    /// <summary>The number of earlier batches that times are measured from.</summary>
    private const int MeasuredTasks = 10;

    /// <summary>A task that starts within this time after another one is the next batch of the same run.</summary>
    private static readonly TimeSpan NextBatch = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, TaskInfo> ended = new(StringComparer.Ordinal);

    /// <summary>The time of the service in its last reply about a task; null before one. The clock here may be another.</summary>
    internal DateTimeOffset? Now { get; private set; }

    /// <summary>Reads the pool.</summary>
    /// <param name="ct">Cancels the call.</param>
    public Task<NodePool> ReadPoolAsync(CancellationToken ct) => client.Ack.NodePools.GetAsync(clusterId, nodePoolId, ct);

    /// <summary>Reads the nodes: one listing, and one of the instances where zones are asked for.</summary>
    /// <param name="withZones">Whether to read the zones.</param>
    /// <param name="since">Also finds out which nodes got their system disk after this time; null for none.</param>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<ImmutableArray<RolloutNode>> ReadNodesAsync(bool withZones, DateTimeOffset? since, CancellationToken ct)
    {
        List<ClusterNode> nodes = [];
        var filter = new NodeFilter { NodePoolId = nodePoolId };
        await foreach (var node in client.Ack.Nodes.ListAsync(clusterId, filter, ct).ConfigureAwait(false))
        {
            nodes.Add(node);
        }

        var zones = withZones ? await ReadZonesAsync(nodes, ct).ConfigureAwait(false) : [];
        var installed = since is { } time ? await ReadInstallationsAsync(time, ct).ConfigureAwait(false) : [];
        return
        [
            .. nodes
                .Where(node => node.NodeName is not null)
                .Select(node => new RolloutNode(
                    node.NodeName!,
                    zones.GetValueOrDefault(node.InstanceId, string.Empty),
                    node.ImageId ?? string.Empty,
                    node.NodeStatus == NodeStatus.Ready
                )
                {
                    InstanceId = node.InstanceId,
                    Problem = node.ErrorMessage is { Length: > 0 } problem ? problem.TrimEnd('.') : null,
                    InstalledAt = Latest(
                        node.Created,
                        installed.GetValueOrDefault(node.InstanceId) ?? installed.GetValueOrDefault(node.NodeName!)
                    ),
                }),
        ];
    }

    /// <summary>
    /// The tasks of the pool that have not ended, oldest first: a listing, and one read for each such task of the cluster.
    /// </summary>
    /// <param name="ct">Cancels the calls.</param>
    /// <remarks>The entries of the listing do not say which pool they are about.</remarks>
    public async Task<IReadOnlyList<TaskInfo>> ReadOpenTasksAsync(CancellationToken ct)
    {
        List<TaskInfo> open = [];
        foreach (var task in await ListTasksAsync(ct).ConfigureAwait(false))
        {
            if (!task.IsSucceeded && !task.IsFailed && await ReadOwnAsync(task, ct).ConfigureAwait(false) is { } own)
            {
                open.Add(own);
            }
        }

        return [.. open.OrderBy(task => task.Created)];
    }

    /// <summary>Whether a task that replaces nodes of the pool has not ended.</summary>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<bool> IsUpgradingAsync(CancellationToken ct) =>
        (await ReadOpenTasksAsync(ct).ConfigureAwait(false)).Any(task => task.TaskType == UpgradeType);

    /// <summary>The tasks that replaced or upgraded nodes of the pool, newest first.</summary>
    /// <param name="limit">The largest number of tasks that are read.</param>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<IReadOnlyList<TaskInfo>> ReadUpgradesAsync(int limit, CancellationToken ct)
    {
        List<TaskInfo> found = [];
        var all = await ListTasksAsync(ct).ConfigureAwait(false);
        foreach (var task in all.Where(task => task.TaskType == UpgradeType).OrderByDescending(task => task.Created))
        {
            if (found.Count == limit)
            {
                break;
            }

            if (await ReadOwnAsync(task, ct).ConfigureAwait(false) is { } own)
            {
                found.Add(own);
            }
        }

        return found;
    }

    /// <summary>
    /// How long earlier batches of the pool took, until the next one started where it followed at once; assumed times if there was none.
    /// </summary>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<RolloutTimes> MeasureAsync(CancellationToken ct)
    {
        var tasks = await ReadUpgradesAsync(MeasuredTasks, ct).ConfigureAwait(false);
        return RolloutTimes.From(
            tasks
                .Select((task, index) => (Task: task, Next: index == 0 ? null : tasks[index - 1].Created))
                .Where(pair => pair.Task.IsSucceeded)
                .Select(pair =>
                {
                    var end = pair.Next - pair.Task.Updated < NextBatch ? pair.Next : pair.Task.Updated;
                    return (pair.Task.Results?.Count ?? 0, (end - pair.Task.Created) ?? TimeSpan.Zero);
                })
        );
    }

    /// <summary>
    /// The present time of the service as far as its replies have it: the latest time of a node or a task, in whole seconds, as files and
    /// tags keep it. Nothing that a reply has is later.
    /// </summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<DateTimeOffset> ReadLatestTimeAsync(ImmutableArray<RolloutNode> nodes, CancellationToken ct)
    {
        var tasks = await ListTasksAsync(ct).ConfigureAwait(false);
        var latest = tasks
            .Select(task => task.Updated ?? task.Created)
            .Concat(nodes.Select(node => node.InstalledAt))
            .Select(time => time ?? DateTimeOffset.UnixEpoch)
            .DefaultIfEmpty(DateTimeOffset.UnixEpoch)
            .Max();
        return latest.AddTicks((TimeSpan.TicksPerSecond - (latest.Ticks % TimeSpan.TicksPerSecond)) % TimeSpan.TicksPerSecond);
    }

    /// <summary>
    /// What was done by a plan, from the tasks that ACK remembers: a moment at the start of each one and one at the end. A node that is in
    /// a second task goes back.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<ImmutableArray<RolloutMoment>> ReadMomentsAsync(RolloutPlan plan, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        var filter = new NodeFilter { NodePoolId = nodePoolId };
        await foreach (var node in client.Ack.Nodes.ListAsync(clusterId, filter, ct).ConfigureAwait(false))
        {
            names[node.InstanceId] = node.NodeName ?? node.InstanceId;
        }

        var planned = plan.Nodes.ToHashSet(StringComparer.Ordinal);
        var moments = ImmutableArray.CreateBuilder<RolloutMoment>();
        HashSet<string> done = new(StringComparer.Ordinal);
        HashSet<string> broken = new(StringComparer.Ordinal);
        var last = DateTimeOffset.UnixEpoch;
        foreach (var task in (await ReadUpgradesAsync(int.MaxValue, ct).ConfigureAwait(false)).Reverse())
        {
            var nodes = (task.Results ?? [])
                .Select(result => names.GetValueOrDefault(result.Data ?? string.Empty, result.Data ?? string.Empty))
                .ToImmutableArray();
            if (nodes.IsEmpty || !nodes.All(planned.Contains) || (task.Updated ?? task.Created) <= plan.PlannedAfter)
            {
                continue;
            }

            var isBack = nodes.Any(done.Contains) || nodes.Any(broken.Contains);
            var batch = plan.Batches.FirstOrDefault(batch => nodes.All(batch.Nodes.Contains));
            var reason = isBack
                ? "going back"
                : $"batch {batch?.Number.ToString(CultureInfo.InvariantCulture) ?? "?"} of {plan.Batches.Length}";
            Add(
                task.Created,
                new(RolloutStepKind.ReplaceNodes, reason) { Batch = isBack ? null : batch, Nodes = nodes },
                nodes.Length,
                task.TaskId
            );
            foreach (var (name, index) in nodes.Select((name, index) => (name, index)))
            {
                var isSuccess = task.Results![index].Status == TaskResultStatus.Success;
                done.Remove(name);
                broken.Remove(name);
                if (!isBack)
                {
                    (isSuccess ? done : broken).Add(name);
                }
            }

            last = task.Updated ?? task.Created ?? last;
        }

        if (moments.Count > 0)
        {
            var (kind, text) =
                done.Count == planned.Count ? (RolloutStepKind.Done, $"all nodes have {plan.Brings}")
                : done.Count + broken.Count == 0 ? (RolloutStepKind.RolledBack, "all nodes have the image they had before")
                : (RolloutStepKind.Stopped, $"{done.Count} of {planned.Count} nodes have {plan.Brings}");
            Add(last, new(kind, text), 0, null);
        }

        return moments.ToImmutable();

        void Add(DateTimeOffset? when, RolloutStep step, int down, string? taskId) =>
            moments.Add(
                new(
                    when ?? last,
                    step,
                    done.Count(name => !step.Nodes.Contains(name)),
                    planned.Count - done.Count - broken.Count - (step.Reason is "going back" ? 0 : down),
                    broken.Count(name => !step.Nodes.Contains(name)) + down
                )
                {
                    TaskId = taskId,
                }
            );
    }

    internal static string ImageOf(NodePool pool) =>
        pool.ScalingGroup?.ImageId is { Length: > 0 } image
            ? image
            : throw new InvalidOperationException($"The node pool {pool.Id} has no image to go back to.");

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    /// <summary>
    /// When nodes were replaced last, by their instance ids or names. What a result names is inferred: the model calls it data.
    /// </summary>
    private async Task<Dictionary<string, DateTimeOffset?>> ReadInstallationsAsync(DateTimeOffset since, CancellationToken ct)
    {
        Dictionary<string, DateTimeOffset?> all = new(StringComparer.Ordinal);
        foreach (var task in await ListTasksAsync(ct).ConfigureAwait(false))
        {
            var isLater = (task.Updated ?? task.Created) > since;
            if (task.TaskType == UpgradeType && isLater && await ReadOwnAsync(task, ct).ConfigureAwait(false) is { } own)
            {
                foreach (var result in own.Results ?? [])
                {
                    if (result is { Data: { } node } && result.Status == TaskResultStatus.Success)
                    {
                        all[node] = Latest(all.GetValueOrDefault(node), own.Updated);
                    }
                }
            }
        }

        return all;
    }

    private async Task<List<TaskInfo>> ListTasksAsync(CancellationToken ct)
    {
        List<TaskInfo> tasks = [];
        await foreach (var task in client.Ack.Tasks.ListAsync(clusterId, ct).ConfigureAwait(false))
        {
            tasks.Add(task);
        }

        return tasks;
    }

    /// <summary>A task with its details; null if it is about another pool.</summary>
    private async Task<TaskInfo?> ReadOwnAsync(TaskInfo listed, CancellationToken ct)
    {
        if (listed.Target is { Id: { } target } && target != nodePoolId)
        {
            return null;
        }

        if (!ended.TryGetValue(listed.TaskId, out var task))
        {
            task = await client.Ack.Tasks.GetAsync(listed.TaskId, ct).ConfigureAwait(false);
            Now = task.ReplyDate ?? Now;
            if (task.IsSucceeded || task.IsFailed)
            {
                ended[task.TaskId] = task;
            }
        }

        return task.Target?.Id == nodePoolId ? task : null;
    }

    private async Task<Dictionary<string, string>> ReadZonesAsync(List<ClusterNode> nodes, CancellationToken ct)
    {
        Dictionary<string, string> zones = new(StringComparer.Ordinal);
        foreach (var ids in nodes.Select(node => node.InstanceId).Chunk(InstancesPerCall))
        {
            await foreach (var instance in client.Ecs.Instances.ListAsync(new InstanceFilter { Ids = ids }, ct).ConfigureAwait(false))
            {
                zones[instance.InstanceId] = instance.ZoneId ?? string.Empty;
            }
        }

        return zones;
    }
}
