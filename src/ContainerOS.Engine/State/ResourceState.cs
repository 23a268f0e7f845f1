using System.Collections.Immutable;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>A resource in the state (pulumi/pulumi <c>apitype.ResourceV3</c>).</summary>
internal sealed record ResourceState(string Urn, string Type)
{
    public const string StackType = "pulumi:pulumi:Stack";

    public bool Custom { get; init; } = true;

    /// <summary>Whether the resource is replaced and waits for its deletion.</summary>
    public bool Delete { get; init; }

    public string Id { get; init; } = string.Empty;

    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    public string? Parent { get; init; }

    public bool Protect { get; init; }

    public ImmutableArray<string> Dependencies { get; init; } = [];

    public ImmutableArray<string> InitErrors { get; init; } = [];

    /// <summary>The URN and the id of its provider, joined by <c>::</c>.</summary>
    public string? Provider { get; init; }

    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Whether the resource is deleted and waits for its replacement.</summary>
    public bool PendingReplacement { get; init; }

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    public bool RetainOnDelete { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Fields that this engine does not use. They are preserved, because the state may come from the Pulumi CLI.</summary>
    public ImmutableArray<JProperty> AdditionalFields { get; init; } = [];

    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    public bool IsStack => Type == StackType;

    /// <summary>Whether the resource is managed by a plugin and not external.</summary>
    public bool IsManaged =>
        Custom && !IsProvider && !AdditionalFields.Any(other => other is { Name: "external", Value: JValue { Value: true } });

    public string Reference => $"{Urn}::{Id}";

    /// <summary>The URNs of all dependencies, including the parent.</summary>
    public IEnumerable<string> AllDependencies =>
        Dependencies.Concat(PropertyDependencies.Values.SelectMany(urns => urns)).Concat(Parent is null ? [] : [Parent]);
}
