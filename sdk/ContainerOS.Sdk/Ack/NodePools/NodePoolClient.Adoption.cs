using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial class NodePoolClient
{
    // A create whose reply was lost may still be at work, and the lists of ACK lag behind: half a minute of looking [inferred].
    internal static readonly TimeSpan[] Looks = [.. new[] { 0, 1, 2, 4, 8, 15 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>
    /// Makes a pool, or finds the one that an earlier call of the same owner made. It looks by name before it sends, and again, for up to
    /// 30 seconds, when the answer was lost; the create is sent once. A pool is the owner's when it carries every ownership tag with the
    /// same value; the tags are put on the pool that is sent.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool; its name must be given.</param>
    /// <param name="owner">The tags by which a pool is known as the owner's; none when nothing may be adopted.</param>
    /// <param name="cancellationToken">Ends the call; a later one finds what was made.</param>
    /// <returns>What was made or found; a found pool has no task.</returns>
    /// <exception cref="NameTakenException">A pool of that name exists and is someone else's, or is being deleted.</exception>
    /// <exception cref="AmbiguousOutcomeException">The answer was lost and no pool of the owner showed up.</exception>
    public async Task<NodePoolReceipt> CreateOrAdoptAsync(
        string clusterId,
        CreateNodePoolRequest pool,
        IReadOnlyList<ResourceTag> owner,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        var claim = new OwnershipClaim(clusterId, pool.Info?.Name, owner);
        if (await FindAsync(claim, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return earlier;
        }

        try
        {
            return await CreateAsync(clusterId, claim.Tag(pool), cancellationToken).ConfigureAwait(false);
        }
        catch (AmbiguousOutcomeException) when (claim.CanRecognise)
        {
            if (await LookAsync(claim, cancellationToken).ConfigureAwait(false) is { } made)
            {
                return made;
            }

            throw;
        }
    }

    /// <summary>Finds the pool of an owner by its name and the owner's tags.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="name">The pool's name.</param>
    /// <param name="owner">The tags by which the pool is known as the owner's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The pool's id; null when the name is free.</returns>
    /// <exception cref="NameTakenException">A pool of that name exists and is someone else's, or is being deleted.</exception>
    public async Task<string?> FindOwnedAsync(
        string clusterId,
        string name,
        IReadOnlyList<ResourceTag> owner,
        CancellationToken cancellationToken = default
    ) => (await FindAsync(new OwnershipClaim(clusterId, name, owner), cancellationToken).ConfigureAwait(false))?.NodePoolId;

    private async Task<NodePoolReceipt?> FindAsync(OwnershipClaim claim, CancellationToken ct) =>
        claim.Settle(await ListAsync(claim.ClusterId, claim.Name, ct).ConfigureAwait(false));

    private async Task<NodePoolReceipt?> LookAsync(OwnershipClaim claim, CancellationToken ct)
    {
        foreach (var wait in Looks)
        {
            await Task.Delay(wait, time, ct).ConfigureAwait(false);
            try
            {
                if (await FindAsync(claim, ct).ConfigureAwait(false) is { } made)
                {
                    return made;
                }
            }
            catch (SdkException)
            {
                // A failed look tells nothing, and a stranger's pool does not tell that ours was not made: the outcome stays unknown.
            }
        }

        return null;
    }
}
