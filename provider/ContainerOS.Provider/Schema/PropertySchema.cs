using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Schema;

/// <summary>The definition of a property: its checks, diff, schema entry and docs are derived from it.</summary>
/// <param name="Name">The name in programs.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Doc">What it means.</param>
/// <param name="OnChange">What a change does to a live pool; null for the effect of the object that contains it.</param>
internal sealed record PropertySchema(string Name, PropertyType Type, string Doc, ChangeEffect? OnChange = null)
{
    /// <summary>Whether it must be set.</summary>
    internal bool Required { get; init; }

    /// <summary>Whether its value is never shown.</summary>
    internal bool Secret { get; init; }

    /// <summary>Whether the order of the list means nothing. Only for lists.</summary>
    internal bool IsSet { get; init; }

    /// <summary>
    /// Whether other systems, such as the service itself, add entries to the map. Their entries are kept: they are neither drift nor
    /// removed. Only for maps.
    /// </summary>
    internal bool Shared { get; init; }

    /// <summary>Whether ACK does not return it, so that drift cannot be detected.</summary>
    internal bool WriteOnly { get; init; }

    /// <summary>
    /// What happens to the value in the cloud when the program no longer sets it; null for the effect of the object that contains it.
    /// </summary>
    internal RemovalEffect? OnRemoval { get; init; }

    /// <summary>The value that equals a property that is not set; null for none. Only for properties that a removal clears.</summary>
    internal PropertyValue? Default { get; init; }
}

/// <summary>What happens to the value in the cloud when the program no longer sets a property.</summary>
internal enum RemovalEffect
{
    /// <summary>The cloud keeps its value, which it may have chosen itself. The removal is not a change.</summary>
    Keeps,

    /// <summary>The value is removed, or set back to its default, in place.</summary>
    Clears,
}

/// <summary>What a change of a property does to a live pool.</summary>
internal enum ChangeEffect
{
    /// <summary>Takes effect at once.</summary>
    InPlace,

    /// <summary>Takes effect on new nodes; existing nodes keep the old value until a rollout replaces them.</summary>
    InPlaceNewNodes,

    /// <summary>Restarts the kubelet or containerd of live nodes in batches.</summary>
    BatchRestart,

    /// <summary>Replaces system disks of live nodes in batches.</summary>
    Rollout,

    /// <summary>Creates a new pool and deletes the old one.</summary>
    Replace,

    /// <summary>Does not change the pool in the cloud.</summary>
    None,
}
