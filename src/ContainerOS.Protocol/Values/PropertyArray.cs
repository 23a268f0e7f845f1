using System.Collections.Immutable;

namespace ContainerOS.Protocol.Values;

/// <summary>A list of values, in order.</summary>
/// <param name="Items">The values.</param>
public sealed record PropertyArray(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <summary>The empty list.</summary>
    public static PropertyArray Empty { get; } = new(ImmutableArray<PropertyValue>.Empty);

    /// <inheritdoc/>
    public override bool ContainsSecrets => Items.Any(item => item.ContainsSecrets);

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Items.Any(item => item.ContainsUnknowns);

    /// <summary>A list of the given values.</summary>
    public static PropertyArray Of(params IEnumerable<PropertyValue> items) => new([.. items]);

    /// <inheritdoc/>
    public bool Equals(PropertyArray? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);

    /// <summary>The items in brackets, secrets hidden.</summary>
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}
