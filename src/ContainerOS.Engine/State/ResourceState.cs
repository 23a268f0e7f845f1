using System.Collections.Immutable;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>A resource in the state (pulumi/pulumi <c>apitype.ResourceV3</c>).</summary>
internal sealed record ResourceState(string Urn, string Type)
{
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>What the type of a provider begins with; its package follows.</summary>
    public const string ProviderTypePrefix = "pulumi:providers:";

    public bool Custom { get; init; } = true;

    /// <summary>Whether the resource is replaced and waits for its deletion.</summary>
    public bool Delete { get; init; }

    public string Id { get; init; } = string.Empty;

    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    public string? Parent { get; init; }

    public bool Protect { get; init; }

    /// <summary>Whether the next run has to replace the resource (<c>pulumi state taint</c>).</summary>
    public bool Taint { get; init; }

    /// <summary>Whether the resource was only read by a program: it is never changed or deleted.</summary>
    public bool External { get; init; }

    public ImmutableArray<string> Dependencies { get; init; } = [];

    public ImmutableArray<string> InitErrors { get; init; } = [];

    /// <summary>The URN and the id of its provider, joined by <c>::</c>.</summary>
    public string? Provider { get; init; }

    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Whether the resource is deleted and waits for its replacement.</summary>
    public bool PendingReplacement { get; init; }

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The time limits of its calls.</summary>
    public CustomTimeouts Timeouts { get; init; } = CustomTimeouts.None;

    /// <summary>The id in the option <c>import</c> with which the resource came into the state; empty without it.</summary>
    public string ImportId { get; init; } = string.Empty;

    public bool RetainOnDelete { get; init; }

    /// <summary>The URN of the resource whose deletion deletes this one, too.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>The URNs of the resources whose replacement replaces this one, too.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Fields that this engine does not use. They are preserved, because the state may come from the Pulumi CLI.</summary>
    public ImmutableArray<JProperty> AdditionalFields { get; init; } = [];

    public bool IsProvider => Type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal);

    public bool IsStack => Type == StackType;

    /// <summary>Whether the resource is managed by a plugin and not external.</summary>
    public bool IsManaged => Custom && !IsProvider && !External;

    public string Reference => $"{Urn}::{Id}";

    /// <summary>The URNs of all dependencies, including the parent (pulumi/pulumi <c>State.GetAllDependencies</c>).</summary>
    public IEnumerable<string> AllDependencies =>
        Dependencies
            .Concat(PropertyDependencies.Values.SelectMany(urns => urns))
            .Concat(ReplaceWith)
            .Concat(Parent is null ? [] : [Parent])
            .Concat(DeletedWith is null ? [] : [DeletedWith]);

    /// <summary>Whether this resource depends directly on another one, as its provider or by URN.</summary>
    public bool DependsOn(ResourceState other) =>
        other.IsProvider ? Provider == other.Reference : AllDependencies.Contains(other.Urn, StringComparer.Ordinal);

    /// <summary>This state with every reference to a URN changed by the function; null drops the reference.</summary>
    public ResourceState WithReferences(Func<string, string?> change)
    {
        ImmutableArray<string> Changed(ImmutableArray<string> urns) => [.. urns.Select(change).OfType<string>()];
        return this with
        {
            Dependencies = Changed(Dependencies),
            PropertyDependencies = PropertyDependencies.ToImmutableSortedDictionary(
                entry => entry.Key,
                entry => Changed(entry.Value),
                StringComparer.Ordinal
            ),
            ReplaceWith = Changed(ReplaceWith),
            Parent = Parent is null ? null : change(Parent),
            DeletedWith = DeletedWith is null ? null : change(DeletedWith),
        };
    }
}

/// <summary>The time limits of the calls of one resource; null for the default of its provider.</summary>
internal sealed record CustomTimeouts(TimeSpan? Create, TimeSpan? Update, TimeSpan? Delete, TimeSpan? Read)
{
    public static CustomTimeouts None { get; } = new(null, null, null, null);
}
