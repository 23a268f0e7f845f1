using System.Collections.Immutable;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>A resource as the program wants it, in whatever language the program is (pulumi/pulumi <c>resource.Goal</c>).</summary>
internal sealed record RequestedResource(string Urn, string Type, string Name, PropertyMap Properties, ResourceDependencies Dependencies)
{
    /// <summary>Where the program has the resource.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The URN of its parent.</summary>
    public required string Parent { get; init; }

    /// <summary>The reference of its provider; null for the default one of its package.</summary>
    public string? Provider { get; init; }

    /// <summary>The package of its provider, if that is not the one in its type.</summary>
    public string Package { get; init; } = TypeToken.PackageOf(Type);

    /// <summary>The id of an existing resource to take into the state; null for a new one.</summary>
    public string? Import { get; init; }

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    public IReadOnlyList<PropertyPath> IgnoreChanges { get; init; } = [];

    public IReadOnlyList<PropertyPath> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource first; null for the decision of the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    public CustomTimeouts Timeouts { get; init; } = CustomTimeouts.None;

    /// <summary>Finds the location of a property, or of its closest parent; null when only that of the resource is known.</summary>
    public Func<string, SourceLocation>? Locator { get; init; }

    /// <summary>The location of a property, or of its closest parent.</summary>
    public SourceLocation Locate(string propertyPath) => Locator?.Invoke(propertyPath) ?? Location;
}

/// <summary>
/// The resources of the program: all that a YAML program declares, or those that a program has registered so far.
/// </summary>
internal sealed class ProgramResources
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Func<string, SourceLocation>> locators = new(StringComparer.Ordinal);

    /// <summary>The URNs.</summary>
    public IReadOnlyCollection<string> Urns
    {
        get
        {
            lock (gate)
            {
                return [.. locators.Keys];
            }
        }
    }

    /// <summary>Adds a resource. Returns whether no other one has its URN.</summary>
    public bool TryAdd(string urn, Func<string, SourceLocation> locator)
    {
        lock (gate)
        {
            return locators.TryAdd(urn, locator);
        }
    }

    public bool Contains(string urn)
    {
        lock (gate)
        {
            return locators.ContainsKey(urn);
        }
    }

    /// <summary>The location of a property of a resource, or null when the program does not have the resource.</summary>
    public SourceLocation? Locate(string urn, string propertyPath = "")
    {
        lock (gate)
        {
            return locators.TryGetValue(urn, out var locate) ? locate(propertyPath) : null;
        }
    }
}

/// <summary>Finds the resource in the state that a resource of the program continues.</summary>
internal static class ExistingResource
{
    /// <summary>
    /// The resource in the state, under its URN or under an alias. The URN comes first (pulumi/pulumi
    /// <c>stepGenerator.getOldResource</c>).
    /// </summary>
    /// <exception cref="EvaluationException">An alias is also that of another resource.</exception>
    public static ResourceState? Find(RunContext run, RequestedResource requested)
    {
        if (run.State.Find(requested.Urn) is { } same)
        {
            return same;
        }

        foreach (var alias in requested.Dependencies.Aliases)
        {
            var renamed = run.State.Find(alias);
            var holder = run.Decisions.HolderOf(alias) ?? (renamed is not null && run.Program.Contains(alias) ? alias : null);
            if (holder is not null || (renamed is not null && !run.Decisions.TryUseAlias(alias, requested.Urn)))
            {
                throw new EvaluationException(
                    requested.Location,
                    $"'{requested.Name}' has the alias {alias}, but that is also {holder ?? "another resource"}: keep one of them"
                );
            }

            if (renamed is not null)
            {
                return renamed;
            }
        }

        return null;
    }
}
