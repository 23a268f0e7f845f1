using System.Collections.Immutable;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>What the response of Diff means for the engine.</summary>
internal static class DiffDecisions
{
    /// <summary>The name of an incomplete create or update in <c>replaceOnChanges</c>.</summary>
    private const string InitErrorKey = "#initerror";

    /// <summary>Whether the response asks for a replacement (pulumi/pulumi <c>plugin.DiffResult.Replace</c>).</summary>
    public static bool IsReplacement(DiffResult diff) =>
        diff.Replaces.Count > 0 || diff.DetailedDiff?.Values.Any(change => change.IsReplace) == true;

    /// <summary>A provider that does not know whether anything changes leaves the comparison to the engine (<c>diffResource</c>).</summary>
    public static DiffResult Interpret(DiffResult diff, PropertyMap oldInputs, PropertyMap newInputs)
    {
        if (diff.Changes is not DiffChanges.Unknown)
        {
            return diff;
        }

        var changed = oldInputs
            .Keys.Union(newInputs.Keys)
            .Where(key => !StructuralDiff.AreEqual(Only(oldInputs, key), Only(newInputs, key)))
            .Order(StringComparer.Ordinal);
        ImmutableArray<string> keys = [.. changed];
        return diff with { Changes = keys.IsEmpty ? DiffChanges.None : DiffChanges.Some, Diffs = keys };
    }

    /// <summary>The response with the changes that the program wants to be replacements (<c>applyReplaceOnChanges</c>).</summary>
    public static DiffResult ApplyReplaceOnChanges(DiffResult diff, IReadOnlyList<PropertyPath> paths, bool hasInitErrors)
    {
        if (diff.Changes is not DiffChanges.Some && !hasInitErrors)
        {
            return diff;
        }

        bool Replaces(string path) => paths.Any(wanted => wanted.Contains(PropertyPath.ParseOrName(path)));
        var forInitErrors = hasInitErrors && Replaces(InitErrorKey);
        var detailed = diff.DetailedDiff?.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => Replaces(entry.Key) ? entry.Value with { Kind = ToReplace(entry.Value.Kind) } : entry.Value,
            StringComparer.Ordinal
        );
        return diff with
        {
            Changes = forInitErrors ? DiffChanges.Some : diff.Changes,
            DetailedDiff = detailed,
            Replaces = [.. diff.Replaces.Union(diff.Diffs.Where(Replaces)).Concat(forInitErrors ? [InitErrorKey] : [])],
        };
    }

    /// <summary>The reason for a replacement that no property has, in place of a change of a property.</summary>
    public static ImmutableArray<PropertyChange> Explain(string key, string reason) =>
        [new PropertyChange(key, PropertyChangeKind.Update, null, reason, NeedsReplace: true)];

    /// <summary>
    /// The changes to show: those of the provider, or those of the inputs with the reason for a replacement. An update that has none of
    /// them is made because the last one failed, and shows why.
    /// </summary>
    public static ImmutableArray<PropertyChange> Changes(DiffResult diff, ResourceState old, PropertyMap newInputs) =>
        diff.Changes is not DiffChanges.None ? ProviderDiff.Read(diff, old.Inputs, old.Outputs, newInputs)
        : old.InitErrors is [var error, ..]
            ? [new PropertyChange(InitErrorKey, PropertyChangeKind.Update, null, $"the last run ended with: {error}")]
        : [];

    private static PropertyMap Only(PropertyMap map, string key) =>
        map.Find(key) is { } value ? PropertyMap.Of((key, value)) : PropertyMap.Empty;

    private static PropertyDiffKind ToReplace(PropertyDiffKind kind) =>
        kind switch
        {
            PropertyDiffKind.Add => PropertyDiffKind.AddReplace,
            PropertyDiffKind.Delete => PropertyDiffKind.DeleteReplace,
            PropertyDiffKind.Update => PropertyDiffKind.UpdateReplace,
            _ => kind,
        };
}
