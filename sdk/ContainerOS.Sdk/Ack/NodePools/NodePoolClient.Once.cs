using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial class NodePoolClient
{
    /// <summary>
    /// Adds nodes as <see cref="ScaleAsync"/> does. When the answer is lost, it looks for up to 30 seconds for the task that the call began;
    /// the call is sent once.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="count">How many nodes are added, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">The answer was lost, and no task showed up, or more than one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 500; nothing was sent.</exception>
    public Task<NodePoolReceipt> ScaleOrFindAsync(
        string clusterId,
        string nodePoolId,
        int count,
        CancellationToken cancellationToken = default
    ) => Hunt(clusterId, nodePoolId).SendAsync(() => ScaleAsync(clusterId, nodePoolId, count, cancellationToken), cancellationToken);

    /// <summary>
    /// Moves live nodes as <see cref="UpgradeAsync"/> does. When the answer is lost, it looks for up to 30 seconds for the task that the
    /// call began; the call is sent once.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="upgrade">What they are moved to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">The answer was lost, and no task showed up, or more than one.</exception>
    public Task<NodePoolReceipt> UpgradeOrFindAsync(
        string clusterId,
        string nodePoolId,
        NodePoolUpgrade upgrade,
        CancellationToken cancellationToken = default
    ) => Hunt(clusterId, nodePoolId).SendAsync(() => UpgradeAsync(clusterId, nodePoolId, upgrade, cancellationToken), cancellationToken);

    private LostTaskLocator Hunt(string clusterId, string nodePoolId) => new(Cloud.Ack.Tasks, time, clusterId, nodePoolId);
}
