using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Paths;

/// <summary>Walks a path through immutable values; an edit answers a new root.</summary>
internal static class PathEditor
{
    public static PropertyValue? Get(PropertyValue root, ReadOnlySpan<PathSegment> path)
    {
        var value = root;
        foreach (var segment in path)
        {
            value = Step(value.Unwrapped, segment);
            if (value is null)
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>The root with the value at the path set, or taken away when null is given.</summary>
    public static PropertyValue? Edit(PropertyValue root, ReadOnlySpan<PathSegment> path, PropertyValue? value) =>
        root switch
        {
            _ when path.IsEmpty => value,
            PropertySecret secret => Edit(secret.Element, path, value) is { } inner ? new PropertySecret(inner) : null,
            PropertyOutput { Element: { } element } output => Edit(element, path, value) is { } inner
                ? output with
                {
                    Element = inner,
                }
                : null,
            PropertyMap map when path[0].Name is { } name => EditMap(map, name, path[1..], value),
            PropertyArray array when IsInside(array, path[0]) => EditArray(array, path[0].Index, path[1..], value),
            _ => null,
        };

    private static PropertyValue? Step(PropertyValue value, PathSegment segment) =>
        value switch
        {
            PropertyMap map when segment.Name is { } name => map.Find(name),
            PropertyArray array when IsInside(array, segment) => array.Items[segment.Index],
            _ => null,
        };

    private static bool IsInside(PropertyArray array, PathSegment segment) =>
        segment.Name is null && segment.Index >= 0 && segment.Index < array.Items.Length;

    private static PropertyMap? EditMap(PropertyMap map, string name, ReadOnlySpan<PathSegment> rest, PropertyValue? value)
    {
        if (rest.IsEmpty)
        {
            return value is null ? map.Without(name) : map.With(name, value);
        }
        return map.Find(name) is { } child && Edit(child, rest, value) is { } edited ? map.With(name, edited) : null;
    }

    private static PropertyArray? EditArray(PropertyArray array, int index, ReadOnlySpan<PathSegment> rest, PropertyValue? value)
    {
        var edited = rest.IsEmpty ? value ?? PropertyNull.Instance : Edit(array.Items[index], rest, value);
        return edited is null ? null : new PropertyArray(array.Items.SetItem(index, edited));
    }
}
