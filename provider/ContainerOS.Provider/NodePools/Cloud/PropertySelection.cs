using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Which properties of a pool a request is about: all for a new pool, the changed ones for an update.</summary>
/// <param name="roots">Names of top-level properties; null for all.</param>
internal sealed class PropertySelection(IReadOnlySet<string>? roots)
{
    /// <summary>Every property.</summary>
    internal static PropertySelection All { get; } = new(null);

    /// <summary>The properties that the changes are in.</summary>
    internal static PropertySelection From(IEnumerable<InputChange> changes) => new(changes.Select(change => change.Root).ToHashSet());

    /// <summary>Whether any of the properties is meant.</summary>
    internal bool Includes(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (roots?.Contains(name) ?? true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The new value of a property that is meant, else the one the pool has.</summary>
    internal T Choose<T>(string name, T wanted, T current) => Includes(name) ? wanted : current;
}
