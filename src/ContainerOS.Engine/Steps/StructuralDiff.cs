using System.Collections.Immutable;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>
/// Compares two maps value by value. Secret values are compared but never shown; internal properties are not shown either.
/// </summary>
internal static class StructuralDiff
{
    /// <summary>Whether two maps have the same values, secret or not. Internal properties count.</summary>
    public static bool AreEqual(PropertyMap old, PropertyMap next) => Plain(old).Equals(Plain(next));

    public static ImmutableArray<PropertyChange> Between(PropertyMap old, PropertyMap next) => [.. Compare(PropertyPath.Whole, old, next)];

    private static IEnumerable<PropertyChange> Compare(PropertyPath path, PropertyValue old, PropertyValue next) =>
        (old, next) switch
        {
            _ when Bare(old).Equals(Bare(next)) => [],
            (PropertyMap left, PropertyMap right) => left
                .Keys.Union(right.Keys)
                .Where(key => !InternalProperties.IsInternal(key))
                .Order(StringComparer.Ordinal)
                .SelectMany(key => Member(path.Child(key), left.Find(key), right.Find(key))),
            (PropertyArray left, PropertyArray right) => Enumerable
                .Range(0, Math.Max(left.Items.Length, right.Items.Length))
                .SelectMany(index =>
                    Member(path.Child(index), left.Items.ElementAtOrDefault(index), right.Items.ElementAtOrDefault(index))
                ),
            _ => [Change(path, PropertyChangeKind.Update, old, next)],
        };

    private static IEnumerable<PropertyChange> Member(PropertyPath path, PropertyValue? old, PropertyValue? next) =>
        (old, next) switch
        {
            (null, { } added) => [Change(path, PropertyChangeKind.Add, null, added)],
            ({ } removed, null) => [Change(path, PropertyChangeKind.Delete, removed, null)],
            ({ } left, { } right) => Compare(path, left, right),
            _ => [],
        };

    private static PropertyChange Change(PropertyPath path, PropertyChangeKind kind, PropertyValue? old, PropertyValue? next)
    {
        var secret = old is PropertySecret || next is PropertySecret;
        return new PropertyChange(path.ToString(), kind, Show(old, secret), Show(next, secret));
    }

    private static PropertyValue? Show(PropertyValue? value, bool secret) =>
        value is null ? null
        : secret ? Redaction.Hidden
        : Redaction.Hide(value);

    private static PropertyValue Bare(PropertyValue value) => value.Unwrapped;

    private static PropertyValue Plain(PropertyValue value) =>
        value.Unwrapped switch
        {
            PropertyMap map => PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Plain(entry.Value)))),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Plain)),
            var other => other,
        };
}

/// <summary>Reads the response of Diff as changes with old and new values.</summary>
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
                    .Where(entry => !InternalProperties.IsInternal(PropertyPath.ParseOrName(entry.Key)))
                    .Select(entry => Change(entry.Key, entry.Value, oldInputs, oldOutputs, newInputs)),
            ];
        }
        return
        [
            .. StructuralDiff.Between(oldInputs, newInputs).Select(change => change with { NeedsReplace = IsReplacing(diff, change.Path) }),
        ];
    }

    /// <summary>
    /// What a refresh shows: the diff of a run without changes in the program, seen from the other side (pulumi/pulumi
    /// <c>RefreshStep.Apply</c>). A refresh replaces nothing.
    /// </summary>
    public static ImmutableArray<PropertyChange> Inverted(IEnumerable<PropertyChange> changes) =>
        [
            .. changes.Select(change =>
                change with
                {
                    Kind = change.Kind switch
                    {
                        PropertyChangeKind.Add => PropertyChangeKind.Delete,
                        PropertyChangeKind.Delete => PropertyChangeKind.Add,
                        _ => PropertyChangeKind.Update,
                    },
                    Old = change.New,
                    New = change.Old,
                    NeedsReplace = false,
                }
            ),
        ];

    private static bool IsReplacing(DiffResult diff, string path) =>
        diff.Replaces.Contains(PropertyPath.ParseOrName(path).Root, StringComparer.Ordinal);

    private static PropertyChange Change(
        string text,
        PropertyDiff diff,
        PropertyMap oldInputs,
        PropertyMap oldOutputs,
        PropertyMap newInputs
    )
    {
        var path = PropertyPath.ParseOrName(text);
        var old = diff.InputDiff ? path.Get(oldInputs) : path.Get(oldOutputs) ?? path.Get(oldInputs);
        var next = path.Get(newInputs);
        var secret = new[] { oldInputs, oldOutputs, newInputs }.Any(map => Redaction.IsSecretAt(path, map));
        return new PropertyChange(text, KindOf(diff.Kind), Show(old, secret), Show(next, secret), diff.IsReplace);
    }

    private static PropertyChangeKind KindOf(PropertyDiffKind kind) =>
        kind switch
        {
            PropertyDiffKind.Add or PropertyDiffKind.AddReplace => PropertyChangeKind.Add,
            PropertyDiffKind.Delete or PropertyDiffKind.DeleteReplace => PropertyChangeKind.Delete,
            _ => PropertyChangeKind.Update,
        };

    private static PropertyValue? Show(PropertyValue? value, bool secret) =>
        value is null ? null
        : secret ? Redaction.Hidden
        : Redaction.Hide(value);
}

/// <summary>Replaces secret values by a placeholder and removes internal properties.</summary>
internal static class Redaction
{
    public static PropertySecret Hidden { get; } = new(new PropertyString("[secret]"));

    /// <summary>Whether the value at a path is secret or part of a secret.</summary>
    public static bool IsSecretAt(PropertyPath path, PropertyValue root) =>
        Enumerable.Range(0, path.Segments.Length + 1).Any(length => new PropertyPath(path.Segments[..length]).Get(root) is PropertySecret);

    public static PropertyMap Hide(PropertyMap map) =>
        PropertyMap.Of(
            map.Where(entry => !InternalProperties.IsInternal(entry.Key)).Select(entry => KeyValuePair.Create(entry.Key, Hide(entry.Value)))
        );

    public static PropertyValue Hide(PropertyValue value) =>
        value switch
        {
            PropertySecret or PropertyOutput { IsSecret: true } => Hidden,
            PropertyMap map => Hide(map),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Hide)),
            PropertyOutput output => Hide(output.Unwrapped),
            _ => value,
        };
}
