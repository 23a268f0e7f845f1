using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A claim on a pool name: tells the owner's pool from a stranger's.</summary>
internal sealed class OwnershipClaim
{
    private readonly IReadOnlyList<ResourceTag> tags;

    /// <exception cref="ArgumentException">The pool has no name, or a tag has no key.</exception>
    public OwnershipClaim(string clusterId, string? name, IReadOnlyList<ResourceTag> tags)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("The pool has no name; it could not be found again.", nameof(name));
        }
        if (tags.Any(tag => string.IsNullOrEmpty(tag.Key)))
        {
            throw new ArgumentException("An ownership tag has no key; nothing could be known by it.", nameof(tags));
        }
        (ClusterId, Name, this.tags) = (clusterId, name, tags);
    }

    public string ClusterId { get; }

    public string Name { get; }

    /// <summary>Whether a pool can be known as the owner's at all.</summary>
    public bool CanRecognise => tags.Count > 0;

    /// <summary>The pool with the ownership tags on it; they win over the same key of the program.</summary>
    public CreateNodePoolRequest Tag(CreateNodePoolRequest creation)
    {
        if (!CanRecognise)
        {
            return creation;
        }

        var group = creation.ScalingGroup ?? new ScalingGroup();
        var others = (group.Tags ?? []).Where(tag => tags.All(own => own.Key != tag.Key));
        return creation with { ScalingGroup = group with { Tags = [.. others, .. tags] } };
    }

    /// <summary>The owner's pool among those of the name; null when the name is free.</summary>
    /// <exception cref="NameTakenException">The name is a stranger's, or the owner's pool is being deleted.</exception>
    public NodePoolReceipt? Settle(IReadOnlyList<NodePool> named)
    {
        if (named.Count == 0)
        {
            return null;
        }
        var own = named.Where(IsOwn).ToArray();
        return (Array.Find(own, pool => !IsGoing(pool)), own) switch
        {
            ({ } pool, _) => new NodePoolReceipt { NodePoolId = pool.Id },
            (null, [var going, ..]) => throw Taken(going, "it is this resource's own, but is being deleted; run again when it is gone."),
            _ => throw Taken(named[0], "it does not carry the ownership tags of this resource, so it belongs to someone else."),
        };
    }

    private static bool IsGoing(NodePool pool) => pool.Status?.State is "deleting";

    private bool IsOwn(NodePool pool) =>
        CanRecognise
        && pool.Id.Length > 0
        && tags.All(tag => pool.ScalingGroup?.Tags?.Any(found => found.Key == tag.Key && found.Value == tag.Value) == true);

    private NameTakenException Taken(NodePool pool, string reason) => new(ClusterId, Name, pool.Id, reason);
}
