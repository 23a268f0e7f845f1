using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>The content of a state file.</summary>
internal sealed record Snapshot(ImmutableArray<ResourceState> Resources, ImmutableArray<PendingOperation> Pending)
{
    public static Snapshot Empty { get; } = new([], []);

    /// <summary>The salt of its secrets, or null without secrets.</summary>
    public string? Salt { get; init; }

    /// <summary>Fields that this engine does not use. They are preserved.</summary>
    public ImmutableArray<JProperty> AdditionalFields { get; init; } = [];

    public ResourceState? Stack => Resources.FirstOrDefault(resource => resource.IsStack && resource.Parent is null);
}

/// <summary>
/// An operation that was running when the state was saved: <c>creating</c>, <c>updating</c>, <c>deleting</c> or <c>reading</c>.
/// </summary>
internal sealed record PendingOperation(string Type, ResourceState Resource)
{
    public const string Creating = "creating";

    /// <summary>Whether a resource may exist that the state does not know.</summary>
    public bool IsCreate => Type == Creating;
}

/// <summary>Checks the integrity of a snapshot (pulumi/pulumi <c>Snapshot.VerifyIntegrity</c>).</summary>
internal static class SnapshotIntegrity
{
    /// <exception cref="FormatException">The snapshot is not valid; the message has the reason.</exception>
    public static void Verify(Snapshot snapshot)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var live = new HashSet<string>(StringComparer.Ordinal);
        var providers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in snapshot.Resources)
        {
            if (resource is { Custom: false, Id.Length: > 0 })
            {
                throw new FormatException($"resource {resource.Urn} is not a custom resource but has an id");
            }
            if (resource.IsProvider)
            {
                providers.Add(resource.Reference);
            }
            if (resource is { Provider: { } provider, PendingReplacement: false } && !providers.Contains(provider))
            {
                throw new FormatException($"resource {resource.Urn} has the provider {provider}, which is missing or comes after it");
            }
            if (resource.AllDependencies.FirstOrDefault(urn => !seen.Contains(urn)) is { } missing)
            {
                throw new FormatException($"resource {resource.Urn} depends on {missing}, which is missing or comes after it");
            }
            if (!resource.Delete && !live.Add(resource.Urn))
            {
                throw new FormatException($"resource {resource.Urn} is a duplicate");
            }
            seen.Add(resource.Urn);
        }
    }
}
