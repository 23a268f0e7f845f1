using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>
/// Creates a pool once for an owner. It looks for the pool by name and ownership tags before the create and, when the reply of the create
/// is lost, again; the create is sent once. docs/adr/0003 has the reasons.
/// </summary>
internal sealed class NodePoolAdoption
{
    private readonly NodePoolClient pools;
    private readonly TimeProvider time;
    private readonly string clusterId;
    private readonly string name;
    private readonly IReadOnlyList<ResourceTag> owner;

    /// <exception cref="ArgumentException">The pool has no name, or a tag has no key.</exception>
    public NodePoolAdoption(NodePoolClient pools, TimeProvider time, string clusterId, string? name, IReadOnlyList<ResourceTag> owner)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("The pool has no name, so it could not be found again.", nameof(name));
        }

        if (owner.Any(tag => string.IsNullOrEmpty(tag.Key)))
        {
            throw new ArgumentException("An ownership tag has no key.", nameof(owner));
        }

        (this.pools, this.time, this.clusterId, this.name, this.owner) = (pools, time, clusterId, name, owner);
    }

    /// <summary>Creates the pool or adopts the one that carries the ownership tags.</summary>
    /// <exception cref="NameTakenException">A pool of that name exists and cannot be adopted.</exception>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, and no pool of the owner was found.</exception>
    public async Task<CreateNodePoolResult> CreateOrAdoptAsync(CreateNodePoolRequest request, CancellationToken ct)
    {
        if (await FindAsync(ct).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        try
        {
            return await pools.CreateAsync(clusterId, WithOwner(request), ct).ConfigureAwait(false);
        }
        catch (AmbiguousOutcomeException) when (owner.Count > 0)
        {
            if (await FindAfterLostReplyAsync(ct).ConfigureAwait(false) is { } created)
            {
                return created;
            }

            throw;
        }
    }

    /// <summary>The pool of the owner; null when the name is free.</summary>
    /// <exception cref="NameTakenException">A pool of that name exists and cannot be adopted.</exception>
    private async Task<CreateNodePoolResult?> FindAsync(CancellationToken ct)
    {
        var named = await pools.ListAsync(clusterId, name, ct).ConfigureAwait(false);
        if (named.Count == 0)
        {
            return null;
        }

        var owned = named.Where(IsOwned).ToArray();
        if (Array.Find(owned, pool => !IsBeingDeleted(pool)) is { } found)
        {
            return new CreateNodePoolResult { NodePoolId = found.Id };
        }

        throw owned is [var deleted, ..]
            ? NameTaken(deleted, "it carries the ownership tags, but it is being deleted.")
            : NameTaken(named[0], "it does not carry the ownership tags, so it belongs to someone else.");
    }

    private static bool IsBeingDeleted(NodePool pool) => pool.Status?.State == NodePoolState.Deleting;

    private async Task<CreateNodePoolResult?> FindAfterLostReplyAsync(CancellationToken ct)
    {
        await foreach (var _ in LostTaskLocator.Schedule.ReadsAsync(time, ct).ConfigureAwait(false))
        {
            try
            {
                if (await FindAsync(ct).ConfigureAwait(false) is { } created)
                {
                    return created;
                }
            }
            catch (SdkException)
            {
                // Neither a failed read nor someone else's pool says that ours was not created: the outcome is still unknown.
            }
        }

        return null;
    }

    /// <summary>Adds the ownership tags; they override tags of the request with the same key.</summary>
    private CreateNodePoolRequest WithOwner(CreateNodePoolRequest request)
    {
        if (owner.Count == 0)
        {
            return request;
        }

        var group = request.ScalingGroup ?? new ScalingGroup();
        var others = (group.Tags ?? []).Where(tag => owner.All(own => own.Key != tag.Key));
        return request with { ScalingGroup = group with { Tags = [.. others, .. owner] } };
    }

    private bool IsOwned(NodePool pool) =>
        owner.Count > 0
        && owner.All(tag => pool.ScalingGroup?.Tags?.Any(found => found.Key == tag.Key && found.Value == tag.Value) == true);

    private NameTakenException NameTaken(NodePool pool, string reason) => new(clusterId, name, pool.Id, reason);
}
