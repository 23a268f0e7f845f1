using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Authoring;

/// <summary>The pools of a <c>NodePoolSet</c> or <c>NodePoolWaves</c>: a template, and what each pool differs in.</summary>
public static class PoolTemplate
{
    private const string Template = "template";
    private const string Pools = "pools";
    private const string ClusterId = "clusterId";

    /// <summary>Properties of which a pool has one: that of the pool replaces the other one of the template.</summary>
    private static readonly (string Chosen, string Excluded)[] Exclusive = [("desiredSize", "autoScaling"), ("autoScaling", "desiredSize")];

    /// <summary>Properties of a disk that belong to one category: a pool with another category drops those of the template.</summary>
    private static readonly (string Property, string Category)[] OfCategory =
    [
        ("performanceLevel", "cloud_essd"),
        ("bursting", "cloud_auto"),
        ("provisionedIops", "cloud_auto"),
    ];

    private static Dictionary<string, Value<object?>> Empty => [];

    /// <summary>The complete inputs of each pool of a set, by its key; none while the pools are not known.</summary>
    /// <param name="set">The inputs of the set: <c>clusterId</c>, <c>template</c> and <c>pools</c>.</param>
    public static IReadOnlyDictionary<string, Bag> Complete(Bag set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return OfSet(set).ToDictionary(pool => pool.Key, pool => pool.Inputs);
    }

    /// <summary>The complete inputs of each pool of waves, by the name of its wave and its key; none while they are not known.</summary>
    /// <param name="waves">The inputs of the waves: <c>template</c> and <c>waves</c>.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Bag>> CompleteWaves(Bag waves)
    {
        ArgumentNullException.ThrowIfNull(waves);
        return OfWaves(waves)
            .GroupBy(pool => pool.Wave!)
            .ToDictionary(
                wave => wave.Key,
                // The provider refuses two waves of one name.
                wave =>
                    (IReadOnlyDictionary<string, Bag>)wave.DistinctBy(pool => pool.Key).ToDictionary(pool => pool.Key, pool => pool.Inputs)
            );
    }

    /// <summary>
    /// The errors in the pools of a set, at the properties of the set: <c>template.os</c> for what only the template sets, otherwise
    /// <c>pools["zone-h"].os</c>.
    /// </summary>
    /// <param name="checks">The checks.</param>
    /// <param name="set">The inputs of the set.</param>
    public static IReadOnlyList<Diagnostic> FindErrors(PoolChecks checks, Bag set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return FindErrors(checks, set, OfSet(set));
    }

    /// <summary>
    /// The errors in the pools of waves, at the properties of the component: <c>template.os</c> for what only the template sets, otherwise
    /// <c>waves[0].pools["a"].os</c>.
    /// </summary>
    /// <param name="checks">The checks.</param>
    /// <param name="waves">The inputs of the waves.</param>
    public static IReadOnlyList<Diagnostic> FindErrorsInWaves(PoolChecks checks, Bag waves)
    {
        ArgumentNullException.ThrowIfNull(waves);
        return FindErrors(checks, waves, OfWaves(waves));
    }

    private static IReadOnlyList<Diagnostic> FindErrors(PoolChecks checks, Bag component, IEnumerable<Member> pools)
    {
        ArgumentNullException.ThrowIfNull(checks);
        // While the template is not known, a pool looks as if most properties were missing.
        if (component.TryGetValue(Template, out var template) && !template.IsKnown)
        {
            return [];
        }

        var shared = Object(component, Template) ?? Empty;
        return
        [
            .. pools
                .SelectMany(pool => checks.FindErrors(pool.Inputs).Select(found => found with { Path = PathOf(pool, found.Path, shared) }))
                .DistinctBy(found => (found.Code, found.Path, found.Message)),
        ];
    }

    private static IEnumerable<Member> OfSet(Bag set) => MembersOf(set, null, set, Pools);

    private static IEnumerable<Member> OfWaves(Bag waves)
    {
        if (!waves.TryGetValue("waves", out var list) || list is not { IsKnown: true, Content: IReadOnlyList<Value<object?>> items })
        {
            yield break;
        }

        foreach (var (index, wave) in items.Index())
        {
            if (wave is { IsKnown: true, Content: Bag inputs })
            {
                var name =
                    inputs.TryGetValue("name", out var written) && written is { IsKnown: true, Content: string text } ? text : $"{index}";
                foreach (var pool in MembersOf(waves, name, inputs, $"waves[{index}].{Pools}"))
                {
                    yield return pool;
                }
            }
        }
    }

    private static IEnumerable<Member> MembersOf(Bag component, string? wave, Bag owner, string path)
    {
        foreach (var (key, own) in OwnInputs(owner))
        {
            var inputs = Merge(WithoutExcluded(Object(component, Template) ?? Empty, own), own);
            if (component.TryGetValue(ClusterId, out var clusterId))
            {
                inputs.TryAdd(ClusterId, clusterId);
            }

            yield return new Member(wave, key, $"{path}[\"{key}\"]", own, inputs);
        }
    }

    private static Dictionary<string, Value<object?>> WithoutExcluded(Bag template, Bag own)
    {
        var below = new Dictionary<string, Value<object?>>(template);
        foreach (var (chosen, excluded) in Exclusive)
        {
            if (own.ContainsKey(chosen) && !own.ContainsKey(excluded))
            {
                below.Remove(excluded);
            }
        }

        return below;
    }

    /// <summary>Merges objects and maps property by property, except the release; other values replace those of the template.</summary>
    private static Dictionary<string, Value<object?>> Merge(Bag template, Bag own)
    {
        var merged = new Dictionary<string, Value<object?>>(template);
        foreach (var (name, value) in own)
        {
            merged[name] =
                name == "os" || !template.TryGetValue(name, out var under) || value is { IsKnown: true, Content: not Bag } ? value
                : (under, value) is ({ IsKnown: true, Content: Bag shared }, { IsKnown: true, Content: Bag over })
                    ? Value<object?>.Known(Merge(shared, over), under.IsSecret || value.IsSecret)
                : under is { IsKnown: true, Content: not Bag } ? value
                : Value<object?>.Unknown(under.IsSecret || value.IsSecret);
        }

        foreach (var (property, category) in OfCategory)
        {
            if (
                !own.ContainsKey(property)
                && own.TryGetValue("category", out var chosen)
                && chosen is { IsKnown: true, Content: string text }
                && text != category
            )
            {
                merged.Remove(property);
            }
        }

        return merged;
    }

    // The cluster of a set is a property of the set; pools of waves have their own.
    private static string PathOf(Member pool, string path, Bag template)
    {
        var property = path.Split('.', '[')[0];
        var isOwn = pool.Own.ContainsKey(property);
        return property == ClusterId && pool.Wave is null && !isOwn && !template.ContainsKey(property) ? path
            : !isOwn && template.ContainsKey(property) ? $"{Template}.{path}"
            : $"{pool.Path}.{path}";
    }

    private static IEnumerable<KeyValuePair<string, Bag>> OwnInputs(Bag owner) =>
        Object(owner, Pools) is { } pools
            ? pools
                .Where(pool => pool.Value is { IsKnown: true, Content: Bag })
                .Select(pool => KeyValuePair.Create(pool.Key, (Bag)pool.Value.Content!))
            : [];

    private static Bag? Object(Bag bag, string name) =>
        bag.TryGetValue(name, out var value) && value is { IsKnown: true, Content: Bag content } ? content : null;

    /// <summary>A pool of a component.</summary>
    /// <param name="Wave">The name of its wave; null in a set.</param>
    /// <param name="Key">Its key.</param>
    /// <param name="Path">The path of what it differs in.</param>
    /// <param name="Own">What it differs in.</param>
    /// <param name="Inputs">Its complete inputs.</param>
    private sealed record Member(string? Wave, string Key, string Path, Bag Own, Bag Inputs);
}
