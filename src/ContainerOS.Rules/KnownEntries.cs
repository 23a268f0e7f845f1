using ContainerOS.Model.Values;

namespace ContainerOS.Rules;

/// <summary>Goes through the entries of a map, of which the values may be unknown; an unknown map leaves the rule undecided. A value, so that a rule that passes costs no memory.</summary>
internal struct KnownEntries<T>(ValueMap<T>? map, string path, RuleContext context)
{
    private int index = -1;

    /// <summary>The entry and where it stands.</summary>
    public readonly (PoolPropertyPath Path, string Key, Value<T> Value) Current =>
        (PoolPropertyPath.Entry(path, map!.Entries[index].Key), map.Entries[index].Key, map.Entries[index].Value);

    public readonly KnownEntries<T> GetEnumerator() => this;

    public bool MoveNext()
    {
        if (index < 0 && map is { IsKnown: false })
        {
            context.MarkUndecided(path, "its entries are not known yet");
        }

        return ++index < map?.Entries.Count;
    }

    /// <summary>Whether there is one.</summary>
    internal bool Any() => MoveNext();
}
