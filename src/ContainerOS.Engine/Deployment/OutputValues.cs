using System.Collections.Immutable;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Outputs, which only components and methods get: values with the resources they depend on.</summary>
internal static class OutputValues
{
    /// <summary>The map with plain, secret and unknown values in place of outputs.</summary>
    public static PropertyMap Remove(PropertyMap map) =>
        PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Remove(entry.Value))));

    /// <summary>The URNs in all outputs of a value, in ordinal order.</summary>
    public static ImmutableSortedSet<string> DependenciesOf(PropertyValue value) =>
        Collect(value).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>The dependencies by property, with those of the outputs in the properties.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Extend(
        ImmutableSortedDictionary<string, ImmutableArray<string>> dependencies,
        PropertyMap values
    )
    {
        foreach (var (name, value) in values)
        {
            var found = DependenciesOf(value).Union(dependencies.GetValueOrDefault(name, []));
            dependencies = found.IsEmpty ? dependencies : dependencies.SetItem(name, [.. found]);
        }

        return dependencies;
    }

    private static PropertyValue Remove(PropertyValue value) =>
        value switch
        {
            PropertyOutput { Element: var element, IsSecret: var isSecret } => Secret(
                element is null ? PropertyUnknown.Instance : Remove(element),
                isSecret
            ),
            PropertySecret secret => new PropertySecret(Remove(secret.Element)),
            PropertyMap map => Remove(map),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Remove)),
            _ => value,
        };

    private static PropertyValue Secret(PropertyValue value, bool isSecret) =>
        isSecret && value is not PropertySecret ? new PropertySecret(value) : value;

    private static IEnumerable<string> Collect(PropertyValue value) =>
        value switch
        {
            PropertyOutput output => output.Dependencies.Concat(output.Element is null ? [] : Collect(output.Element)),
            PropertySecret secret => Collect(secret.Element),
            PropertyMap map => map.Values.SelectMany(Collect),
            PropertyArray list => list.Items.SelectMany(Collect),
            _ => [],
        };
}
