namespace ContainerOS.Model.Values;

/// <summary>Named values, in ordinal order of their names, of which some or all may not be known yet.</summary>
/// <typeparam name="T">What a value is once known.</typeparam>
public sealed record ValueMap<T>
{
    private ValueMap(IReadOnlyList<KeyValuePair<string, Value<T>>> entries, bool isKnown)
    {
        Entries = entries;
        IsKnown = isKnown;
    }

    /// <summary>A map of which not even the names are known.</summary>
    public static ValueMap<T> Unknown { get; } = new([], false);

    /// <summary>Whether the names are known. Values may still be unknown.</summary>
    public bool IsKnown { get; }

    /// <summary>The entries by name; empty while the map is unknown.</summary>
    public IReadOnlyList<KeyValuePair<string, Value<T>>> Entries { get; }

    /// <summary>Whether every name and value is known.</summary>
    public bool IsFullyKnown => IsKnown && Entries.All(entry => entry.Value.IsKnown);

    /// <summary>A map of the given entries; names must differ.</summary>
    public static ValueMap<T> Of(params IEnumerable<KeyValuePair<string, Value<T>>> entries) =>
        new([.. entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)], true);

    /// <summary>A map of the given entries, as code writes them: <c>Of(("team", "web"))</c>; names must differ.</summary>
    public static ValueMap<T> Of((string Name, Value<T> Value) first, params IEnumerable<(string Name, Value<T> Value)> others) =>
        Of(others.Prepend(first).Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    /// <inheritdoc/>
    public bool Equals(ValueMap<T>? other) => other is not null && IsKnown == other.IsKnown && Entries.SequenceEqual(other.Entries);

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Aggregate(Entries.Count, (hash, entry) => HashCode.Combine(hash, entry.Key));
}
