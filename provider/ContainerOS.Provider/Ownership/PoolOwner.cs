using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Ownership;

/// <summary>The resource that calls the provider, and what it may do with a pool that carries a tag.</summary>
/// <param name="Urn">The URN of the resource.</param>
/// <param name="Identity">The identity of its stack; null if the engine configured the provider without one.</param>
/// <param name="IsTagged">Whether pools get a tag (<c>containeros:ownership</c>).</param>
internal sealed record PoolOwner(ResourceUrn Urn, string? Identity, bool IsTagged)
{
    /// <summary>The output that keeps the tag of the pool in the state: the generation that the state owns.</summary>
    internal const string StateKey = "ownershipTag";

    /// <summary>What a state names that read a pool of another owner: it owns nothing.</summary>
    internal const string OwnsNothing = "";

    /// <summary>The tag that a state names; null if it names none.</summary>
    internal static string? TagIn(PropertyMap state) => state.Find(StateKey)?.Unwrapped is PropertyString text ? text.Value : null;

    /// <summary>A tag of a new generation for a pool that is about to be created or adopted.</summary>
    internal OwnershipTag NewTag() => OwnershipTag.Create(Urn, Identity ?? StackIdentity.Draw());

    /// <summary>Whether a Create of this resource made the pool with that tag, in this run or an earlier one.</summary>
    internal bool Made(string? tag) => OwnershipTag.Parse(tag)?.IsOf(Urn, Identity) == true;

    /// <summary>Decides what a state that names a tag may do with a pool that carries one.</summary>
    /// <param name="named">The tag in the state; null for a pool without a tag, or a state of version 0.1.</param>
    /// <param name="carried">The tag of the pool; null for none.</param>
    internal PoolOwnership GetOwnership(string? named, string? carried)
    {
        var live = OwnershipTag.Parse(carried);
        if (OwnershipTag.Parse(named) is { } state)
        {
            return live?.Generation == state.Generation
                && (live.Generation != OwnershipTag.ClaimedGeneration || live == state || Made(carried))
                    ? PoolOwnership.Owned
                : Made(carried) ? PoolOwnership.AdoptedLater
                : carried is null ? PoolOwnership.Unmarked
                : PoolOwnership.OfAnotherOwner;
        }

        // A state that read another owner's pool does not own it because the tag is gone: an update claims it, and only then it is deleted.
        return carried is null && named is OwnsNothing ? PoolOwnership.Unmarked
            : carried is null || (named is null && OwnershipTag.IsOfVersion01(carried)) ? PoolOwnership.Owned
            : !Made(carried) ? PoolOwnership.OfAnotherOwner
            : live!.Generation == OwnershipTag.ClaimedGeneration ? PoolOwnership.Owned
            : PoolOwnership.AdoptedLater;
    }

    /// <summary>
    /// Whether a state names a tag of another URN or identity: the resource, its stack or its provider was renamed. One update renews
    /// the tag. Until then a new resource of the old name would take the pool for its own.
    /// </summary>
    internal bool MustRenew(string? named) => IsTagged && OwnershipTag.Parse(named) is { } tag && !tag.IsOf(Urn, Identity ?? tag.Identity);

    /// <summary>
    /// The tag that an update writes to a pool it owns: of this resource and stack, which may have been renamed since, and of the same
    /// generation, so that the update does not change which state owns the pool. Null if the pool keeps its tag.
    /// </summary>
    internal OwnershipTag? TagToWrite(string? named, string? carried)
    {
        if (!IsTagged || Identity is null || Made(carried))
        {
            return null;
        }

        var generation = (OwnershipTag.Parse(carried) ?? OwnershipTag.Parse(named))?.Generation ?? OwnershipTag.ClaimedGeneration;
        return OwnershipTag.For(Urn, Identity, generation);
    }
}

/// <summary>What a state may do with a pool.</summary>
internal enum PoolOwnership
{
    /// <summary>The state owns the pool: it may change and delete it.</summary>
    Owned,

    /// <summary>A later Create of the same resource adopted the pool: another entry of the state owns it now.</summary>
    AdoptedLater,

    /// <summary>The state names a tag, but the pool carries none: it was removed outside of the program.</summary>
    Unmarked,

    /// <summary>The pool carries the tag of another resource, stack or backend.</summary>
    OfAnotherOwner,
}
