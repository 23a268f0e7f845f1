using ContainerOS.Sdk.Ack.NodePools.Updating;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial class NodePoolClient
{
    // Reads of ACK lag behind [inferred].
    private static readonly TimeSpan[] ReadPauses = [.. new[] { 0, 1, 2, 4, 8 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>
    /// Brings a pool to a wish: reads it, sends the groups in which it differs, each merged with what is there, follows the task, reads
    /// again and compares. What the wish does not name stays as it is; changed labels and taints reach live nodes, unless
    /// <see cref="NodePoolPatch.UpdateNodes"/> says otherwise. Nothing is sent when the pool is so already.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="wish">What is to be; a list in it is the whole list.</param>
    /// <param name="cancellationToken">Ends the call; a later one goes on from what the pool is then.</param>
    /// <returns>The pool as it was read last.</returns>
    /// <exception cref="UpdateIgnoredException">The service answered with success and ignored a field.</exception>
    /// <exception cref="TaskFailedException">The work on the nodes failed.</exception>
    public async Task<NodePool> UpdateAsync(
        string clusterId,
        string nodePoolId,
        NodePoolPatch wish,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(wish);
        var live = await GetAsync(clusterId, nodePoolId, cancellationToken).ConfigureAwait(false);
        if (PatchMerge.Of(live.ToTree(), wish.ToTree()) is not { } patch)
        {
            return live;
        }

        var receipt = await ModifyAsync(clusterId, nodePoolId, patch, cancellationToken).ConfigureAwait(false);
        if (receipt.TaskId is { Length: > 0 } task)
        {
            await Cloud.Ack.Tasks.FollowAsync(task, cancellationToken).LastAsync(cancellationToken).ConfigureAwait(false);
        }

        return await ProveAsync(clusterId, nodePoolId, wish, receipt, cancellationToken).ConfigureAwait(false);
    }

    private async Task<NodePool> ProveAsync(
        string clusterId,
        string nodePoolId,
        NodePoolPatch wish,
        NodePoolReceipt receipt,
        CancellationToken ct
    )
    {
        string[] ignored = [];
        foreach (var pause in ReadPauses)
        {
            await Task.Delay(pause, time, ct).ConfigureAwait(false);
            var live = await GetAsync(clusterId, nodePoolId, ct).ConfigureAwait(false);
            ignored = [.. ReadBack.Missing(wish.ToTree(), live.ToTree())];
            if (ignored.Length == 0)
            {
                return live;
            }
        }

        throw new UpdateIgnoredException(nodePoolId, receipt.RequestId, ignored);
    }
}
