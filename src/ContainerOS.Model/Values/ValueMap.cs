namespace ContainerOS.Model.Values;

/// <summary>A map, ordered by name (ordinal), that may be unknown as a whole or in some of its values.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public sealed record ValueMap<T>
{
    private ValueMap(IReadOnlyList<KeyValuePair<string, Value<T>>> entries, bool isKnown)
    {
        Entries = entries;
        IsKnown = isKnown;
    }

    /// <summary>A map whose names are not known.</summary>
    public static ValueMap<T> Unknown { get; } = new([], false);

    /// <summary>Whether the names are known. Values may still be unknown.</summary>
    public bool IsKnown { get; }

    /// <summary>The entries by name; empty while the map is unknown.</summary>
    public IReadOnlyList<KeyValuePair<string, Value<T>>> Entries { get; }

    /// <summary>Whether all names and values are known.</summary>
    public bool IsFullyKnown => IsKnown && Entries.All(entry => entry.Value.IsKnown);

    /// <summary>Creates a map; names must be unique.</summary>
    public static ValueMap<T> Of(params IEnumerable<KeyValuePair<string, Value<T>>> entries)
    {
        KeyValuePair<string, Value<T>>[] sorted = [.. entries];
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return new(sorted, true);
    }

    /// <summary>Creates a map from tuples: <c>Of(("team", "web"))</c>; names must be unique.</summary>
    public static ValueMap<T> Of((string Name, Value<T> Value) first, params IEnumerable<(string Name, Value<T> Value)> others) =>
        Of(others.Prepend(first).Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    /// <inheritdoc/>
    public bool Equals(ValueMap<T>? other) => other is not null && IsKnown == other.IsKnown && Entries.SequenceEqual(other.Entries);

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Aggregate(Entries.Count, (hash, entry) => HashCode.Combine(hash, entry.Key));
}
