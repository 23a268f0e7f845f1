using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Everything a state file holds.</summary>
internal sealed record Snapshot(ImmutableArray<ResourceState> Resources, ImmutableArray<PendingOperation> Pending)
{
    public static Snapshot Empty { get; } = new([], []);

    /// <summary>The salt its secrets are encrypted with, or null when it holds none.</summary>
    public string? Salt { get; init; }

    /// <summary>Fields this engine does not use, kept as they came.</summary>
    public ImmutableArray<JProperty> Rest { get; init; } = [];

    public ResourceState? Stack => Resources.FirstOrDefault(resource => resource.IsStack && resource.Parent is null);
}
