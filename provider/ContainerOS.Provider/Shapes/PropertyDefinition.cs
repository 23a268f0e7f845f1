using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>
/// The definition of a property: its schema entry, checks, differences, requests, proof by reading back and reference page are derived
/// from it.
/// </summary>
/// <param name="Name">The name in programs.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Doc">What it means.</param>
/// <param name="OnChange">What a change does to a live pool; null for the effect of the object that contains it.</param>
internal record PropertyDefinition(string Name, PropertyType Type, string Doc, ChangeEffect? OnChange = null)
{
    /// <summary>Whether it must be set.</summary>
    internal bool Required { get; init; }

    /// <summary>Why it cannot be set here, although the type in the schema has it; null if it can.</summary>
    internal string? Unavailable { get; init; }

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

    /// <summary>What setting it on a pool that lacks it does; null for the effect of a change.</summary>
    internal ChangeEffect? OnAdd { get; init; }

    /// <summary>
    /// What happens to the value in the cloud when the program no longer sets it; null for the effect of the object that contains it.
    /// </summary>
    internal RemovalEffect? OnRemoval { get; init; }

    /// <summary>The documented value that equals a property that is not set; null for none.</summary>
    internal PropertyValue? Default { get; init; }

    /// <summary>
    /// The default that depends on other properties of the same object, such as a switch that is on if one of others is; null for none.
    /// The result is null where only <see cref="Default"/> holds, which is then not sent.
    /// </summary>
    internal Func<PropertyMap, PropertyValue?>? DefaultFrom { get; init; }

    /// <summary>When <see cref="Default"/> is sent for a property that the program does not set.</summary>
    internal DefaultSending SendsDefault { get; init; }

    /// <summary>The least and the greatest number, or the number of items of a list or entries of a map; null for any.</summary>
    internal ValueRange? Range { get; init; }

    /// <summary>Where it is in the requests and replies of the cloud; null for a property of the provider alone.</summary>
    internal CloudField? Field { get; init; }

    /// <summary>Whether the properties of an object are compared one by one, also when the object is added or removed.</summary>
    internal bool IsComparedByProperty => this is { Type: ObjectType, WriteOnly: false, Field.Switch: null };

    /// <summary>The default for an object with these other properties; null for none.</summary>
    internal PropertyValue? DefaultIn(PropertyMap siblings) => DefaultFrom?.Invoke(siblings) ?? Default;

    /// <summary>The default to send in an object with these other properties; null for none.</summary>
    internal PropertyValue? SentDefaultIn(PropertyMap siblings) => DefaultFrom is null ? Default : DefaultFrom(siblings);
}

/// <summary>A property of an object of the model.</summary>
/// <typeparam name="TOwner">The type of the object.</typeparam>
/// <param name="Name">The name in programs.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Doc">What it means.</param>
/// <param name="Read">
/// Sets the property of an object that is being read from an input; the last argument is whether the input is inside a secret.
/// </param>
/// <param name="Write">The property of an object as an input; null if it is not set.</param>
internal sealed record PropertyDefinition<TOwner>(
    string Name,
    PropertyType Type,
    string Doc,
    Action<TOwner, PropertyValue, bool> Read,
    Func<TOwner, PropertyValue?> Write
) : PropertyDefinition(Name, Type, Doc);

/// <summary>An inclusive range.</summary>
/// <param name="Least">The least value; null for none.</param>
/// <param name="Greatest">The greatest value; null for none.</param>
internal sealed record ValueRange(double? Least, double? Greatest)
{
    /// <summary>
    /// Whether the schema check refuses other values. Ranges that a rule checks, with its own code and source, are not checked twice.
    /// </summary>
    internal bool IsChecked { get; init; }

    /// <summary>Whether a value is in the range.</summary>
    internal bool Contains(double value) => !(value < Least) && !(value > Greatest);

    /// <summary>The range as text, such as <c>1 to 10</c> or <c>0 or more</c>.</summary>
    public override string ToString() =>
        (Least, Greatest) switch
        {
            ({ } least, { } greatest) => FormattableString.Invariant($"{least} to {greatest}"),
            ({ } least, null) => FormattableString.Invariant($"{least} or more"),
            (null, { } greatest) => FormattableString.Invariant($"at most {greatest}"),
            _ => "any",
        };
}

/// <summary>When the default of a property is sent although the program does not set the property.</summary>
internal enum DefaultSending
{
    /// <summary>Never: the cloud has the same default.</summary>
    Never,

    /// <summary>With the create: the default of the cloud is another one.</summary>
    OnCreate,

    /// <summary>Whenever the object that contains the property is sent.</summary>
    WithObject,
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
