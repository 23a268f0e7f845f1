using ContainerOS.Model.Values;

namespace ContainerOS.Rules;

/// <summary>Goes through the entries of a map, of which the values may be unknown; an unknown map leaves the rule undecided. A value, so that a rule that passes costs no memory.</summary>
internal struct KnownEntries<T>(ValueMap<T>? map, string path, Verdicts verdicts)
{
    private int index = -1;

    /// <summary>The entry and where it stands.</summary>
    public readonly (PoolPath Path, string Key, Value<T> Value) Current =>
        (PoolPath.Entry(path, map!.Entries[index].Key), map.Entries[index].Key, map.Entries[index].Value);

    public readonly KnownEntries<T> GetEnumerator() => this;

    public bool MoveNext()
    {
        if (index < 0 && map is { IsKnown: false })
        {
            verdicts.Undecided(path, "its entries are not known yet");
        }

        return ++index < map?.Entries.Count;
    }

    /// <summary>Whether there is one.</summary>
    internal bool Any() => MoveNext();
}
