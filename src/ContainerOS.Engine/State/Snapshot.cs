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
    public ImmutableArray<JProperty> AdditionalFields { get; init; } = [];

    public ResourceState? Stack => Resources.FirstOrDefault(resource => resource.IsStack && resource.Parent is null);
}

/// <summary>An operation that was under way when the state was written: <c>creating</c>, <c>updating</c>, <c>deleting</c> or <c>reading</c>.</summary>
internal sealed record PendingOperation(string Type, ResourceState Resource);

/// <summary>What must hold of every snapshot (pulumi/pulumi <c>Snapshot.VerifyIntegrity</c>).</summary>
internal static class SnapshotIntegrity
{
    /// <exception cref="FormatException">It does not hold; the message says what.</exception>
    public static void Verify(Snapshot snapshot)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var live = new HashSet<string>(StringComparer.Ordinal);
        var providers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in snapshot.Resources)
        {
            if (resource is { Custom: false, Id.Length: > 0 })
            {
                throw new FormatException($"resource {resource.Urn} is no custom resource, but has an id");
            }
            if (resource.IsProvider)
            {
                providers.Add(resource.Reference);
            }
            if (resource is { Provider: { } provider, PendingReplacement: false } && !providers.Contains(provider))
            {
                throw new FormatException($"resource {resource.Urn} names the provider {provider}, which is not there or comes after it");
            }
            if (resource.AllDependencies.FirstOrDefault(urn => !seen.Contains(urn)) is { } missing)
            {
                throw new FormatException($"resource {resource.Urn} depends on {missing}, which is not there or comes after it");
            }
            if (!resource.Delete && !live.Add(resource.Urn))
            {
                throw new FormatException($"resource {resource.Urn} is there twice");
            }
            seen.Add(resource.Urn);
        }
    }
}
