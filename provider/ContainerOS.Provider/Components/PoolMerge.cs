using System.Collections.Frozen;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Components;

/// <summary>Merges a template of pools with what a pool differs in.</summary>
/// <remarks>
/// Objects and maps are merged property by property, lists are replaced. <c>os</c> is replaced whole: the image of one release must not be
/// joined with the version of another. A value of the template that excludes one of the pool, or that belongs to a value the pool has
/// changed, is left out.
/// </remarks>
internal static class PoolMerge
{
    private static readonly FrozenSet<string> Whole = FrozenSet.Create(StringComparer.Ordinal, "os");

    private static readonly (string, string)[] Exclusive = [("desiredSize", "autoScaling"), ("autoScaling", "desiredSize")];

    /// <summary>The inputs of a pool.</summary>
    /// <param name="type">The properties of a pool.</param>
    /// <param name="template">The properties that pools have in common.</param>
    /// <param name="difference">What the pool differs in.</param>
    internal static PropertyMap Merge(ObjectType type, PropertyMap template, PropertyMap difference)
    {
        var below = template;
        foreach (var (chosen, excluded) in Exclusive)
        {
            if (difference.ContainsKey(chosen) && !difference.ContainsKey(excluded))
            {
                below = below.Without(excluded);
            }
        }

        return MergeObjects(type, below, difference);
    }

    private static PropertyMap MergeObjects(ObjectType type, PropertyMap below, PropertyMap above)
    {
        var merged = below;
        foreach (var (name, value) in above)
        {
            merged = merged.With(
                name,
                below.Find(name) is { } common && type.Find(name) is { } property && !Whole.Contains(name)
                    ? MergeValues(property.Type, common, value)
                    : value
            );
        }

        foreach (var (property, needs) in type.Dependent)
        {
            if (
                !above.ContainsKey(property.Name)
                && above.Find(needs.Property)?.Unwrapped is PropertyString chosen
                && chosen.Value != needs.Value
            )
            {
                merged = merged.Without(property.Name);
            }
        }

        return merged;
    }

    private static PropertyValue MergeValues(PropertyType type, PropertyValue below, PropertyValue above)
    {
        var merged = (type, below.Unwrapped, above.Unwrapped) switch
        {
            (ObjectType inner, PropertyMap common, PropertyMap own) => MergeObjects(inner, common, own),
            (MapType map, PropertyMap common, PropertyMap own) => own.Aggregate(
                common,
                (all, entry) =>
                    all.With(entry.Key, common.Find(entry.Key) is { } old ? MergeValues(map.Value, old, entry.Value) : entry.Value)
            ),
            _ => null,
        };
        return merged is null ? above
            : below is PropertySecret || above is PropertySecret ? new PropertySecret(merged)
            : merged;
    }
}
