using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

public partial class NodePoolClient
{
    // A read can return a state from before the update [inferred]: up to 5 reads within 15 seconds.
    private static readonly PollingSchedule ReadBackSchedule = PollingSchedule.Default with { Limit = TimeSpan.FromSeconds(15) };

    /// <summary>
    /// Updates a pool: reads it, sends the groups in which it differs from the patch (see <see cref="ApplyPatchAsync"/>), follows the
    /// task, and verifies the result by reading the pool back (see <see cref="VerifyAppliedAsync"/>). Properties that the patch does not
    /// set keep their values. Changed labels and taints are applied to existing nodes too, unless
    /// <see cref="NodePoolPatch.UpdateNodes"/> is set. Nothing is sent if the pool already has the values.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="patch">The new values; a list replaces the whole list.</param>
    /// <param name="cancellationToken">Cancels the call. The update may already have been sent; calling again continues from there.</param>
    /// <returns>The pool as it was last read.</returns>
    /// <exception cref="UpdateIgnoredException">ACK reported success but did not apply a value.</exception>
    /// <exception cref="TaskFailedException">The task that updates the nodes failed.</exception>
    public virtual async Task<NodePool> UpdateAsync(
        string clusterId,
        string nodePoolId,
        NodePoolPatch patch,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(patch);
        var current = await GetAsync(clusterId, nodePoolId, cancellationToken).ConfigureAwait(false);
        var receipt = await ApplyAndFollowAsync(clusterId, nodePoolId, current, patch, cancellationToken).ConfigureAwait(false);
        if (current.AutoScaling is { Enable: true } && patch.AutoScaling is { Enable: false })
        {
            // The size of a pool whose autoscaler was turned off is sent in a second call.
            var fixedPool = await GetAsync(clusterId, nodePoolId, cancellationToken).ConfigureAwait(false);
            receipt =
                await ApplyAndFollowAsync(clusterId, nodePoolId, fixedPool, patch, cancellationToken).ConfigureAwait(false) ?? receipt;
        }

        if (receipt is null)
        {
            return current;
        }

        return await VerifyAppliedAsync(
                clusterId,
                nodePoolId,
                pool => [.. NodePoolPatchMerge.FindMissing(patch.ToTree(), pool.ToTree())],
                receipt.RequestId,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private async Task<NodePoolOperation?> ApplyAndFollowAsync(
        string clusterId,
        string nodePoolId,
        NodePool current,
        NodePoolPatch patch,
        CancellationToken ct
    )
    {
        var receipt = await ApplyPatchAsync(clusterId, nodePoolId, current, patch, ct).ConfigureAwait(false);
        if (receipt?.TaskId is { Length: > 0 } task)
        {
            await tasks.FollowAsync(task, ct).LastAsync(ct).ConfigureAwait(false);
        }

        return receipt;
    }

    /// <summary>
    /// Merges a patch onto a pool and sends the groups that change (ModifyClusterNodePool). ACK replaces a group as a whole, so each
    /// group is sent with the current values of the properties that the patch does not set. ACK refuses a size of an autoscaled pool: the
    /// current one is never sent, and a patch that turns the autoscaler off is sent without its size, which takes a second call. Does not
    /// wait and does not verify.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="current">The pool as it was just read.</param>
    /// <param name="patch">The new values; a list replaces the whole list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The receipt with the task to follow; null if the pool already has the values and nothing was sent.</returns>
    public virtual async Task<NodePoolOperation?> ApplyPatchAsync(
        string clusterId,
        string nodePoolId,
        NodePool current,
        NodePoolPatch patch,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(patch);
        return NodePoolPatchMerge.Merge(current.ToTree(), patch.ToTree()) is { } merged
            ? await ModifyAsync(clusterId, nodePoolId, merged, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>
    /// Reads a pool until it has the requested values: at once and then after 1, 2, 4 and 8 seconds, because a read can return a state
    /// from before the update.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="findMissing">Returns the names of the properties that a read pool does not have as requested.</param>
    /// <param name="requestId">The request id of the update, for the exception; null if unknown.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The first pool without missing values.</returns>
    /// <exception cref="UpdateIgnoredException">Values were still missing in the last read.</exception>
    public virtual async Task<NodePool> VerifyAppliedAsync(
        string clusterId,
        string nodePoolId,
        Func<NodePool, IReadOnlyList<string>> findMissing,
        string? requestId = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(findMissing);
        IReadOnlyList<string> missing = [];
        await foreach (var _ in ReadBackSchedule.ReadsAsync(time, cancellationToken).ConfigureAwait(false))
        {
            var pool = await GetAsync(clusterId, nodePoolId, cancellationToken).ConfigureAwait(false);
            missing = findMissing(pool);
            if (missing.Count == 0)
            {
                return pool;
            }
        }

        throw new UpdateIgnoredException(nodePoolId, requestId, missing);
    }
}
