using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>
/// Properties whose name starts with two underscores. A provider keeps them in the state for itself; they are never shown (pulumi/pulumi
/// <c>resource.IsInternalPropertyKey</c>).
/// </summary>
internal static class InternalProperties
{
    private const string Prefix = "__";

    public static bool IsInternal(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    public static bool IsInternal(PropertyPath path) => path.Segments.Any(segment => segment.Name is { } name && IsInternal(name));

    /// <summary>The map without internal properties, at any depth.</summary>
    public static PropertyMap Remove(PropertyMap map) =>
        PropertyMap.Of(map.Where(entry => !IsInternal(entry.Key)).Select(entry => KeyValuePair.Create(entry.Key, Remove(entry.Value))));

    private static PropertyValue Remove(PropertyValue value) =>
        value switch
        {
            PropertyMap map => Remove(map),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Remove)),
            PropertySecret secret => new PropertySecret(Remove(secret.Element)),
            _ => value,
        };
}
