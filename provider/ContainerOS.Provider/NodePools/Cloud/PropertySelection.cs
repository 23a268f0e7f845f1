namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>The properties that a request sets: all for a new pool, the changed ones for an update.</summary>
/// <param name="roots">The names of the top-level properties; null for all.</param>
internal sealed class PropertySelection(IReadOnlySet<string>? roots)
{
    /// <summary>Every property.</summary>
    internal static PropertySelection All { get; } = new(null);

    /// <summary>The top-level properties with these names.</summary>
    internal static PropertySelection From(IEnumerable<string> names) => new(names.ToHashSet());

    /// <summary>Whether any of the properties is selected.</summary>
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

    /// <summary>The value of a selected property; null for a property that is not selected, so that it is not sent.</summary>
    internal T? Choose<T>(string name, T? value) => Includes(name) ? value : default;
}
