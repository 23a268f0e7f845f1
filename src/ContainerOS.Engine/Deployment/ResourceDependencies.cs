using System.Collections.Immutable;

namespace ContainerOS.Engine.Deployment;

/// <summary>The other resources that a resource refers to, as URNs.</summary>
/// <param name="All">All that it depends on, in ordinal order.</param>
/// <param name="ByProperty">Those that a property depends on, by property. Properties without any are left out.</param>
internal sealed record ResourceDependencies(
    ImmutableArray<string> All,
    ImmutableSortedDictionary<string, ImmutableArray<string>> ByProperty
)
{
    /// <summary>The resource whose deletion deletes this one, or null.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>The resources whose replacement replaces this one.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>The URNs that the resource may have had before, in the order of the program.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
}
