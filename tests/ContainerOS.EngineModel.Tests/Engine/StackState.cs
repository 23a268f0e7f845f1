using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>What an engine saves of a stack: the part of Pulumi's snapshot that decides about calls of a provider.</summary>
internal sealed class StackState(string project, string stack)
{
    internal string Project { get; } = project;

    internal string Stack { get; private set; } = stack;

    /// <summary>The resources and providers. A URN can have several entries: at most one that is not marked for deletion.</summary>
    internal List<ResourceState> Resources { get; private init; } = [];

    /// <summary>The operations that were started and whose end was not saved.</summary>
    internal List<PendingOperation> PendingOperations { get; private init; } = [];

    internal string Urn(string type, string name) => $"urn:pulumi:{Stack}::{Project}::{type}::{name}";

    /// <summary>The entry of a URN that is not marked for deletion (buildResourceMaps in deployment.go).</summary>
    internal ResourceState? Find(string urn) => Resources.Find(resource => resource.Urn == urn && !resource.Delete);

    /// <summary>A copy, as "stack export" and "stack import" make one.</summary>
    internal StackState Copy() =>
        new(Project, Stack) { Resources = [.. Resources.Select(resource => resource.Copy())], PendingOperations = [.. PendingOperations] };

    /// <summary>Renames the stack in every URN and reference, as "stack rename" does.</summary>
    internal void Rename(string name)
    {
        var (old, renamed) = ($"urn:pulumi:{Stack}::", $"urn:pulumi:{name}::");
        foreach (var resource in Resources)
        {
            resource.Urn = resource.Urn.Replace(old, renamed, StringComparison.Ordinal);
            resource.Provider = resource.Provider.Replace(old, renamed, StringComparison.Ordinal);
        }

        var pending = PendingOperations
            .Select(operation => operation with { Urn = operation.Urn.Replace(old, renamed, StringComparison.Ordinal) })
            .ToList();
        PendingOperations.Clear();
        PendingOperations.AddRange(pending);
        Stack = name;
    }
}

/// <summary>An entry of the state. The engine marks entries in place, so this is a class.</summary>
internal sealed class ResourceState(string urn)
{
    internal const string ProviderType = "pulumi:providers:containeros";

    internal string Urn { get; set; } = urn;

    internal string Id { get; set; } = string.Empty;

    internal PropertyMap Inputs { get; set; } = PropertyMap.Empty;

    internal PropertyMap Outputs { get; set; } = PropertyMap.Empty;

    /// <summary>The reference of the provider, <c>URN::ID</c>; empty for a provider.</summary>
    internal string Provider { get; set; } = string.Empty;

    /// <summary>Whether the entry waits for its deletion, after its replacement was created.</summary>
    internal bool Delete { get; set; }

    /// <summary>Whether the resource was read only ("get"), so that the stack does not own it.</summary>
    internal bool External { get; set; }

    /// <summary>Whether the resource was deleted for a replacement that has not been created yet.</summary>
    internal bool PendingReplacement { get; set; }

    internal bool Taint { get; set; }

    /// <summary>The number of the Create that made the entry, counted over all runs; 0 for an import.</summary>
    internal long CreateNumber { get; set; }

    /// <summary>The id that the program imports; empty if it does not.</summary>
    internal string ImportId { get; set; } = string.Empty;

    internal IReadOnlyList<string> InitErrors { get; set; } = [];

    /// <summary>The URN of the resource that the cluster of this one comes from, for replacements of dependants; null for none.</summary>
    internal string? DependsOn { get; set; }

    internal bool IsProvider => Urn.Contains($"::{ProviderType}::", StringComparison.Ordinal);

    internal string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    /// <summary>Whether the state means to keep the resource.</summary>
    internal bool IsKept => !IsProvider && !Delete && !External && !PendingReplacement;

    internal string Reference => $"{Urn}::{Id}";

    internal ResourceState Copy() => (ResourceState)MemberwiseClone();

    public override string ToString() =>
        $"{Name} {Id}"
        + (Delete ? " [to delete]" : string.Empty)
        + (External ? " [external]" : string.Empty)
        + (PendingReplacement ? " [pending replacement]" : string.Empty);
}

/// <summary>An operation that was started and whose end was not saved.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Kind">What was being done.</param>
internal sealed record PendingOperation(string Urn, string Kind)
{
    internal const string Creating = "creating";
}
