using System.Collections;
using System.Collections.Immutable;

namespace ContainerOS.Protocol.Values;

/// <summary>Values by name. The keys are in ordinal order, so equal maps are printed alike, in whatever order they were built.</summary>
/// <param name="Entries">The values by name.</param>
public sealed record PropertyMap(ImmutableSortedDictionary<string, PropertyValue> Entries)
    : PropertyValue,
        IReadOnlyDictionary<string, PropertyValue>
{
    private static readonly ImmutableSortedDictionary<string, PropertyValue> None = ImmutableSortedDictionary.Create<string, PropertyValue>(
        StringComparer.Ordinal
    );

    /// <summary>The empty map.</summary>
    public static PropertyMap Empty { get; } = new(None);

    /// <inheritdoc/>
    public int Count => Entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<PropertyValue> Values => Entries.Values;

    /// <inheritdoc/>
    public override bool ContainsSecrets => Entries.Values.Any(value => value.ContainsSecrets);

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Entries.Values.Any(value => value.ContainsUnknowns);

    /// <inheritdoc/>
    public PropertyValue this[string key] => Entries[key];

    /// <summary>Creates a map of the pairs. Of several pairs with the same name the last one is used.</summary>
    public static PropertyMap Of(params IEnumerable<KeyValuePair<string, PropertyValue>> pairs)
    {
        // SetItems of an empty map would sort the pairs into a second tree first.
        var entries = None.ToBuilder();
        foreach (var (name, value) in pairs)
        {
            entries[name] = value;
        }

        return new(entries.ToImmutable());
    }

    /// <summary>Creates a map of the pairs. Of several pairs with the same name the last one is used.</summary>
    public static PropertyMap Of(params (string Name, PropertyValue Value)[] pairs) =>
        Of(pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    /// <summary>This map with one value added or replaced.</summary>
    public PropertyMap With(string name, PropertyValue value) => new(Entries.SetItem(name, value));

    /// <summary>This map without the value of one name.</summary>
    public PropertyMap Without(string name) => new(Entries.Remove(name));

    /// <summary>The value of a name, or null when there is none.</summary>
    public PropertyValue? Find(string name) => Entries.GetValueOrDefault(name);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out PropertyValue value) => Entries.TryGetValue(key, out value!);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => Entries.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other)
    {
        if (other is null || Count != other.Count)
        {
            return false;
        }

        if (ReferenceEquals(Entries, other.Entries))
        {
            return true;
        }

        var others = other.Entries.GetEnumerator();
        foreach (var (name, value) in Entries)
        {
            if (!others.MoveNext() || name != others.Current.Key || !value.Equals(others.Current.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Aggregate(Entries.Count, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    /// <summary>The entries in braces; secrets are hidden.</summary>
    public override string ToString() => $"{{{string.Join(", ", Entries.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
