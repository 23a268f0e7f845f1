using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Ownership;

/// <summary>
/// The messages about pools that a resource does not own. Each names both owners, as far as they are known, and the next step.
/// </summary>
internal static class OwnershipMessages
{
    /// <summary>Why a pool is not created: another pool has its name.</summary>
    internal static string NameTaken(PoolOwner owner, PoolId id, string name, string? tag)
    {
        var import = $"pulumi import containeros:index:NodePool {owner.Urn.Name} {id}";
        var taken = $"cluster {id.ClusterId} already has a node pool named '{name}' ({id.NodePoolId})";
        return tag is null
            ? $"{taken}, and no resource owns it. Nothing was changed. To manage that pool here, import it: {import}. "
                + "Otherwise give this resource another name."
            : $"{taken}. It belongs to {Describe(tag)}; this resource belongs to {Describe(owner)}. Nothing was changed. "
                + "Give this resource another name. If the other owner no longer manages the pool, remove the tag "
                + $"{OwnershipTag.Key} from it and import it: {import}.";
    }

    /// <summary>Why a pool is not adopted although an earlier Create of the resource made it.</summary>
    internal static string CannotBeAdopted(PoolId id, string name, string property) =>
        $"this resource already has a node pool named '{name}' ({id.NodePoolId}), with another {property}, which cannot be changed in "
        + "place. Nothing was changed. To replace the pool, set deleteBeforeReplace: true on the resource, or give it another name.";

    /// <summary>Why a pool cannot be adopted or created now.</summary>
    internal static string IsBeingDeleted(PoolId id, string name) =>
        $"the node pool '{name}' ({id.NodePoolId}) of this resource is still being deleted: run again when it is gone.";

    /// <summary>Says that a Create adopted a pool.</summary>
    internal static string Adopted(PoolId id, string name) =>
        $"adopted the node pool '{name}' ({id.NodePoolId}): an earlier Create of this resource made it.";

    /// <summary>Says that a pool with the tag of the resource is neither adopted nor changed.</summary>
    internal static string AlsoTagged(PoolId id, string? name, string property) =>
        $"the node pool '{name}' ({id.NodePoolId}) also carries the tag of this resource; it is not used, because it has another "
        + $"{property}. If nothing needs it, delete it in the ACK console.";

    /// <summary>Why a pool is kept when its resource is deleted; null if it is deleted.</summary>
    internal static string? Kept(PoolOwner owner, PoolId id, string? name, PoolOwnership ownership, string? tag) =>
        ownership switch
        {
            PoolOwnership.Owned => null,
            PoolOwnership.AdoptedLater => $"the node pool '{name}' ({id.NodePoolId}) is kept: a later Create of this resource adopted it. "
                + "To replace a pool, set deleteBeforeReplace: true on the resource, or give it another name. "
                + "If nothing needs the pool, delete it in the ACK console.",
            PoolOwnership.Unmarked =>
                $"the node pool '{name}' ({id.NodePoolId}) is kept: its tag {OwnershipTag.Key} was removed outside of this program, so "
                    + "it may belong to another stack now. If nothing needs it, delete it in the ACK console.",
            _ => $"the node pool '{name}' ({id.NodePoolId}) is kept: it belongs to {Describe(tag)}, and this resource belongs to "
                + $"{Describe(owner)}. If nothing needs it, delete it there or in the ACK console.",
        };

    /// <summary>Why a pool is not updated.</summary>
    internal static string NotUpdated(PoolOwner owner, PoolId id, string? name, string? tag) =>
        $"the node pool '{name}' ({id.NodePoolId}) belongs to {Describe(tag)}, and this resource belongs to {Describe(owner)}. Nothing "
        + $"was changed. If the other owner no longer manages it, remove the tag {OwnershipTag.Key} from the pool and run again. "
        + $"Otherwise remove it from this stack: pulumi state delete '{owner.Urn.Text}'.";

    /// <summary>Says that a pool that is read belongs to another owner.</summary>
    internal static string ReadOfAnotherOwner(PoolOwner owner, PoolId id, NodePool pool) =>
        $"the node pool '{pool.Name}' ({id.NodePoolId}) belongs to {Describe(OwnershipTag.ValueOn(pool))}. This stack can read it, but "
        + $"it will neither update nor delete it. To take it over, remove the tag {OwnershipTag.Key} from the pool"
        + (owner.Identity is null ? "." : " and import it again.");

    private static string Describe(PoolOwner owner) => Describe(owner.Urn.Project, owner.Urn.Stack, owner.Identity);

    private static string Describe(string? value) =>
        OwnershipTag.Parse(value) is { } tag
            ? Describe(tag.Project, tag.Stack, tag.Identity)
            : $"the owner '{value}', written by version 0.1 or by hand";

    private static string Describe(string project, string stack, string? identity) =>
        $"project {project}, stack {stack}" + (identity is null ? string.Empty : $" (identity {identity[..8]})");
}
