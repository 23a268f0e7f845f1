using ContainerOS.Sdk.Ack.NodePools.Updates;

namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial class NodePoolClient
{
    // Reads of ACK lag behind writes [inferred]: so long a change may take to show.
    private static readonly TimeSpan[] ReadBacks = [.. new[] { 0, 1, 2, 4 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>
    /// Changes what the given members name, and nothing else: reads the pool, lays the members over the groups they belong to, sends those
    /// groups whole, follows the task, and reads the pool again. Labels and taints reach the nodes there are, unless
    /// <see cref="NodePoolPatch.UpdateNodes"/> says otherwise. A list that is given replaces the one the pool has.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="changes">The members to change.</param>
    /// <param name="cancellationToken">Ends the call; what was sent goes on.</param>
    /// <returns>What was changed, and the pool as it is then. Nothing is sent when the pool has everything already.</returns>
    /// <exception cref="ArgumentException">A member can not be changed on a pool there is; nothing was sent.</exception>
    /// <exception cref="Errors.IgnoredFieldsException">The service answered with success, and did not take everything over.</exception>
    /// <exception cref="Tasks.TaskFailedException">The task of the change failed.</exception>
    /// <exception cref="Errors.NotFoundException">There is none of that id.</exception>
    public async Task<NodePoolUpdate> UpdateAsync(string clusterId, string nodePoolId, NodePoolPatch changes, CancellationToken cancellationToken)
    {
        var before = await GetAsync(clusterId, nodePoolId, cancellationToken);
        var merge = new GroupMerge(before, changes);
        if (merge.Changed.Count == 0)
        {
            return new NodePoolUpdate(before, merge.Changed, null);
        }

        var receipt = await ModifyAsync(clusterId, nodePoolId, merge.Patch, cancellationToken);
        if (receipt.TaskId is { Length: > 0 } task)
        {
            await foreach (var _ in Cloud.Ack.Tasks.FollowAsync(task, cancellationToken))
            {
                // Only the end matters here; whoever wants to see the way there follows the task too.
            }
        }

        return new NodePoolUpdate(await ReadBackAsync(clusterId, nodePoolId, merge, receipt, cancellationToken), merge.Changed, receipt.TaskId);
    }

    private async Task<NodePool> ReadBackAsync(string clusterId, string nodePoolId, GroupMerge merge, NodePoolReceipt receipt, CancellationToken ct)
    {
        IReadOnlyList<string> ignored = [];
        foreach (var wait in ReadBacks)
        {
            await Task.Delay(wait, time, ct);
            var after = await GetAsync(clusterId, nodePoolId, ct);
            ignored = merge.MissingIn(after);
            if (ignored.Count == 0)
            {
                return after;
            }
        }

        throw new Errors.IgnoredFieldsException("ModifyClusterNodePool", nodePoolId, ignored, receipt.RequestId);
    }
}
