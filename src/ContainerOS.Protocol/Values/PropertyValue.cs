using System.Collections.Immutable;
using System.Text;

namespace ContainerOS.Protocol.Values;

/// <summary>A property value of the Pulumi protocol: the kinds of JSON, and unknown, secret, output, reference and asset values.</summary>
/// <remarks>Values are compared by content. The wire has doubles only, so integers are exact up to 2^53.</remarks>
public abstract record PropertyValue
{
    private protected PropertyValue() { }

    /// <summary>The value without the secret and output wrappers around it. Wrappers of nested values stay.</summary>
    public virtual PropertyValue Unwrapped => this;

    /// <summary>Whether this value, or any value nested in it, is secret.</summary>
    public virtual bool ContainsSecrets => false;

    /// <summary>Whether this value, or any value nested in it, is not known yet (in a preview).</summary>
    public virtual bool ContainsUnknowns => false;

    /// <remarks>Derived properties are not printed: <see cref="Unwrapped"/> may return this value, and printing it would not end.</remarks>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>Converts a string.</summary>
    public static implicit operator PropertyValue(string text) => new PropertyString(text);

    /// <summary>Converts a number.</summary>
    public static implicit operator PropertyValue(double number) => new PropertyNumber(number);

    /// <summary>Converts a Boolean.</summary>
    public static implicit operator PropertyValue(bool value) => new PropertyBool(value);
}

/// <summary>The null value.</summary>
public sealed record PropertyNull : PropertyValue
{
    private PropertyNull() { }

    /// <summary>The single instance.</summary>
    public static PropertyNull Instance { get; } = new();
}

/// <summary>A Boolean value.</summary>
/// <param name="Value">The value.</param>
public sealed record PropertyBool(bool Value) : PropertyValue;

/// <summary>A number. The wire has doubles only.</summary>
/// <param name="Value">The value.</param>
public sealed record PropertyNumber(double Value) : PropertyValue;

/// <summary>A string.</summary>
/// <param name="Value">The value.</param>
public sealed record PropertyString(string Value) : PropertyValue;

/// <summary>A list of values.</summary>
/// <param name="Items">The values in order.</param>
public sealed record PropertyArray(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <summary>The empty list.</summary>
    public static PropertyArray Empty { get; } = new(ImmutableArray<PropertyValue>.Empty);

    /// <inheritdoc/>
    public override bool ContainsSecrets => Items.Any(item => item.ContainsSecrets);

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Items.Any(item => item.ContainsUnknowns);

    /// <summary>Creates a list of the values.</summary>
    public static PropertyArray Of(params IEnumerable<PropertyValue> items) => new([.. items]);

    /// <inheritdoc/>
    public bool Equals(PropertyArray? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);

    /// <summary>The items in brackets; secrets are hidden.</summary>
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

/// <summary>A value that must not be shown, logged or stored in plain text.</summary>
/// <param name="Element">The secret value.</param>
public sealed record PropertySecret(PropertyValue Element) : PropertyValue
{
    /// <inheritdoc/>
    public override PropertyValue Unwrapped => Element.Unwrapped;

    /// <inheritdoc/>
    public override bool ContainsSecrets => true;

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Element.ContainsUnknowns;

    /// <summary>A placeholder, never the secret.</summary>
    public override string ToString() => "[secret]";
}

/// <summary>A value that is known only after the resource it comes from is deployed. It occurs in previews only.</summary>
public sealed record PropertyUnknown : PropertyValue
{
    private PropertyUnknown() { }

    /// <summary>The single instance.</summary>
    public static PropertyUnknown Instance { get; } = new();

    /// <inheritdoc/>
    public override bool ContainsUnknowns => true;
}

/// <summary>A value with the resources it depends on. It is sent to components only.</summary>
/// <param name="Element">The value, or null when it is not known yet.</param>
/// <param name="IsSecret">Whether the value is secret.</param>
/// <param name="Dependencies">The URNs of the resources it was computed from.</param>
public sealed record PropertyOutput(PropertyValue? Element, bool IsSecret, IReadOnlyList<string> Dependencies) : PropertyValue
{
    /// <inheritdoc/>
    public override PropertyValue Unwrapped => Element?.Unwrapped ?? PropertyUnknown.Instance;

    /// <inheritdoc/>
    public override bool ContainsSecrets => IsSecret || Element is { ContainsSecrets: true };

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Element is null or { ContainsUnknowns: true };

    /// <inheritdoc/>
    public bool Equals(PropertyOutput? other) =>
        other is not null && IsSecret == other.IsSecret && Equals(Element, other.Element) && Dependencies.SequenceEqual(other.Dependencies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsSecret, Element, Dependencies.Count);

    /// <summary>The value, or a placeholder when it contains a secret.</summary>
    public override string ToString() => ContainsSecrets ? "[secret]" : $"output({Element?.ToString() ?? "unknown"})";
}

/// <summary>A reference to another resource.</summary>
/// <param name="Urn">The URN of the resource.</param>
/// <param name="Id">Its id: null for a component, unknown while the resource is not deployed.</param>
/// <param name="PackageVersion">The version of its package, when the sender set it.</param>
public sealed record PropertyReference(string Urn, PropertyValue? Id, string? PackageVersion) : PropertyValue
{
    /// <summary>The name of the resource, when the sender set it (the URN contains it too).</summary>
    public string? Name { get; init; }

    /// <summary>The type token of the resource, when the sender set it (the URN contains it too).</summary>
    public string? Type { get; init; }

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Id is PropertyUnknown;
}

/// <summary>
/// An asset, archive or byte string. No property of this provider has such a value, so its content is passed through unchanged.
/// </summary>
/// <param name="Signature">The signature on the wire: asset, archive or byte string (a string that is not UTF-8, in base64).</param>
/// <param name="Fields">All other fields of the object on the wire.</param>
public sealed record PropertyAsset(string Signature, PropertyMap Fields) : PropertyValue;
