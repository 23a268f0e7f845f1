using System.Collections.Immutable;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>Compares two sets of properties leaf by leaf; secret values are compared, never shown.</summary>
internal static class StructuralDiff
{
    public static ImmutableArray<PropertyChange> Between(PropertyMap old, PropertyMap next) => [.. Compare(PropertyPath.Whole, old, next)];

    private static IEnumerable<PropertyChange> Compare(PropertyPath path, PropertyValue old, PropertyValue next) =>
        (old, next) switch
        {
            _ when Bare(old).Equals(Bare(next)) => [],
            (PropertyMap left, PropertyMap right) => left
                .Keys.Union(right.Keys)
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
}
