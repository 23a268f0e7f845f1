using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Authoring;

/// <summary>The pools of a <c>NodePoolSet</c>: a template, and what each pool differs in.</summary>
public static class PoolTemplate
{
    private const string Template = "template";
    private const string Pools = "pools";
    private const string ClusterId = "clusterId";

    private static Dictionary<string, Value<object?>> Empty => [];

    /// <summary>The complete inputs of each pool of a set, by its key; none while the pools are not known.</summary>
    /// <param name="set">The inputs of the set: <c>clusterId</c>, <c>template</c> and <c>pools</c>.</param>
    public static IReadOnlyDictionary<string, Bag> Complete(Bag set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var complete = new Dictionary<string, Bag>();
        foreach (var (key, own) in OwnInputs(set))
        {
            var inputs = new Dictionary<string, Value<object?>>(Merge(Object(set, Template) ?? Empty, own));
            if (set.TryGetValue(ClusterId, out var clusterId))
            {
                inputs.TryAdd(ClusterId, clusterId);
            }

            complete.Add(key, inputs);
        }

        return complete;
    }

    /// <summary>
    /// The errors in the pools of a set, at the properties of the set: <c>template.os</c> for what only the template sets, otherwise
    /// <c>pools["zone-h"].os</c>.
    /// </summary>
    /// <param name="checks">The checks.</param>
    /// <param name="set">The inputs of the set.</param>
    public static IReadOnlyList<Diagnostic> FindErrors(PoolChecks checks, Bag set)
    {
        ArgumentNullException.ThrowIfNull(checks);
        // While the template is not known, a pool looks as if most properties were missing.
        if (set.TryGetValue(Template, out var template) && !template.IsKnown)
        {
            return [];
        }

        var shared = Object(set, Template) ?? Empty;
        var own = OwnInputs(set).ToDictionary(pool => pool.Key, pool => pool.Value);
        return
        [
            .. Complete(set)
                .SelectMany(pool =>
                    checks
                        .FindErrors(pool.Value)
                        .Select(found => found with { Path = PathInSet(pool.Key, found.Path, own[pool.Key], shared) })
                )
                .DistinctBy(found => (found.Code, found.Path, found.Message)),
        ];
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

        return merged;
    }

    private static string PathInSet(string key, string path, Bag own, Bag template)
    {
        var property = path.Split('.', '[')[0];
        return property == ClusterId && !own.ContainsKey(property) && !template.ContainsKey(property) ? path
            : !own.ContainsKey(property) && template.ContainsKey(property) ? $"{Template}.{path}"
            : $"{Pools}[\"{key}\"].{path}";
    }

    private static IEnumerable<KeyValuePair<string, Bag>> OwnInputs(Bag set) =>
        Object(set, Pools) is { } pools
            ? pools
                .Where(pool => pool.Value is { IsKnown: true, Content: Bag })
                .Select(pool => KeyValuePair.Create(pool.Key, (Bag)pool.Value.Content!))
            : [];

    private static Bag? Object(Bag bag, string name) =>
        bag.TryGetValue(name, out var value) && value is { IsKnown: true, Content: Bag content } ? content : null;
}
