using System.Collections.Immutable;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>What a provider's answer to Diff changes, property by property, with the values.</summary>
internal static class ProviderDiff
{
    public static ImmutableArray<PropertyChange> Read(DiffResult diff, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap newInputs)
    {
        if (diff.DetailedDiff is { Count: > 0 } detailed)
        {
            return
            [
                .. detailed
                    .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => Change(entry.Key, entry.Value, oldInputs, oldOutputs, newInputs)),
            ];
        }
        return
        [
            .. StructuralDiff.Between(oldInputs, newInputs).Select(change => change with { NeedsReplace = IsReplacing(diff, change.Path) }),
        ];
    }

    private static bool IsReplacing(DiffResult diff, string path) =>
        diff.Replaces.Contains(PropertyPath.Parse(path).Root, StringComparer.Ordinal);

    private static PropertyChange Change(
        string text,
        PropertyDiff diff,
        PropertyMap oldInputs,
        PropertyMap oldOutputs,
        PropertyMap newInputs
    )
    {
        var path = PropertyPath.Parse(text);
        var old = diff.InputDiff ? path.Get(oldInputs) : path.Get(oldOutputs) ?? path.Get(oldInputs);
        var next = path.Get(newInputs);
        var secret = new[] { oldInputs, oldOutputs, newInputs }.Any(map => IsSecret(path, map));
        return new PropertyChange(text, KindOf(diff.Kind), Show(old, secret), Show(next, secret), diff.IsReplace);
    }

    private static PropertyChangeKind KindOf(PropertyDiffKind kind) =>
        kind switch
        {
            PropertyDiffKind.Add or PropertyDiffKind.AddReplace => PropertyChangeKind.Add,
            PropertyDiffKind.Delete or PropertyDiffKind.DeleteReplace => PropertyChangeKind.Delete,
            _ => PropertyChangeKind.Update,
        };

    /// <summary>A value is secret when it, or anything it lies in, is.</summary>
    private static bool IsSecret(PropertyPath path, PropertyMap map) =>
        Enumerable.Range(1, path.Segments.Length).Any(length => new PropertyPath(path.Segments[..length]).Get(map) is PropertySecret);

    private static PropertyValue? Show(PropertyValue? value, bool secret) =>
        value is null ? null
        : secret ? Redaction.Hidden
        : Redaction.Hide(value);
}
