using System.Collections.Immutable;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// The option <c>ignoreChanges</c>: the values at its paths are those of the state (pulumi/pulumi <c>processIgnoreChanges</c> and
/// <c>PropertyPath.Reset</c>). <c>*</c> stands for every property of a map and every element of a list.
/// </summary>
internal static class IgnoredChanges
{
    /// <summary>
    /// Takes the value at a path from the old inputs. The result is not complete where only one side has an element of a list, or the
    /// parents of the path: what the program adds or removes there stays a change.
    /// </summary>
    public static (PropertyMap Inputs, bool IsComplete) Take(PropertyMap olds, PropertyMap news, PropertyPath path)
    {
        var (inputs, isComplete) = Take(olds, news, path.Segments, marksSecrets: false);
        return ((PropertyMap)inputs, isComplete);
    }

    private static (PropertyValue Value, bool IsComplete) Take(
        PropertyValue? old,
        PropertyValue next,
        ImmutableArray<PathSegment> path,
        bool marksSecrets
    )
    {
        if (next is PropertySecret secret)
        {
            var (element, isComplete) = Take(old?.Unwrapped, secret.Element, path, marksSecrets: false);
            return (new PropertySecret(element), isComplete);
        }

        marksSecrets |= old is PropertySecret;
        return (next, old?.Unwrapped) switch
        {
            _ when path.IsEmpty => (next, false),
            (PropertyMap map, var was) when path[0].Name is not null => TakeOfMap(was as PropertyMap, map, path, marksSecrets),
            (PropertyArray list, var was) when path[0].Name is null || path[0].IsWildcard => TakeOfList(
                was as PropertyArray,
                list,
                path,
                marksSecrets
            ),
            (_, PropertyMap map) => (next, path[0].Name is { } name && !map.ContainsKey(name) && !path[0].IsWildcard),
            (_, PropertyArray) => (next, path[0].Name is not null && !path[0].IsWildcard),
            _ => (next, !path[0].IsWildcard),
        };
    }

    private static (PropertyValue Value, bool IsComplete) TakeOfMap(
        PropertyMap? old,
        PropertyMap map,
        ImmutableArray<PathSegment> path,
        bool marksSecrets
    )
    {
        var isLast = path.Length == 1;
        if (old is null && (path[0].IsWildcard || !isLast))
        {
            return (map, isLast);
        }

        old ??= PropertyMap.Empty;
        var names =
            !path[0].IsWildcard ? [path[0].Name!]
            : isLast ? old.Keys.Union(map.Keys)
            : old.Keys;
        var isComplete = true;
        foreach (var name in names)
        {
            var was = old.Find(name);
            if (isLast)
            {
                map = was is null ? map.Without(name) : map.With(name, Marked(was, marksSecrets));
            }
            else if (map.Find(name) is { } next)
            {
                var (value, isWhole) = Take(was, next, path[1..], marksSecrets);
                map = map.With(name, value);
                isComplete &= isWhole;
            }
            else
            {
                isComplete &= was is null;
            }
        }

        return (map, isComplete);
    }

    private static (PropertyValue Value, bool IsComplete) TakeOfList(
        PropertyArray? old,
        PropertyArray list,
        ImmutableArray<PathSegment> path,
        bool marksSecrets
    )
    {
        var isLast = path.Length == 1;
        if (old is null)
        {
            return (list, isLast && path[0].IsWildcard);
        }

        var (items, isComplete) = (list.Items, true);
        var shared = Math.Min(old.Items.Length, items.Length);
        var indexes = path[0].IsWildcard ? Enumerable.Range(0, shared) : Enumerable.Range(path[0].Index, path[0].Index < shared ? 1 : 0);
        foreach (var index in indexes)
        {
            var (value, isWhole) = isLast
                ? (Marked(old.Items[index], marksSecrets), true)
                : Take(old.Items[index], items[index], path[1..], marksSecrets);
            items = items.SetItem(index, value);
            isComplete &= isWhole;
        }

        // An element that neither has, has not changed.
        var isShared = path[0].IsWildcard
            ? old.Items.Length == items.Length
            : path[0].Index < shared || (isLast && path[0].Index >= Math.Max(old.Items.Length, items.Length));
        return (new PropertyArray(items), isComplete && isShared);
    }

    private static PropertyValue Marked(PropertyValue value, bool isSecret) =>
        isSecret && value is not PropertySecret ? new PropertySecret(value) : value;
}
