using System.Collections.Frozen;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Schema;

/// <summary>Lays what the cloud says over what the program said, so that only drift of what the program gave shows.</summary>
/// <remarks>
/// A property the program left out stays out: the cloud fills defaults for it. A list whose order means nothing keeps the program's
/// order while its items are the same. What was secret stays secret, wherever the cloud has it now (<see cref="SecretMarker"/>).
/// </remarks>
internal static class RefreshedInputs
{
    /// <summary>The program's inputs with the live values in their place.</summary>
    internal static PropertyMap Merge(ObjectType schema, PropertyMap given, PropertyMap live) =>
        SecretMarker.From(given).Mark(MergeObject(schema, given, live));

    private static PropertyMap MergeObject(ObjectType schema, PropertyMap given, PropertyMap live) =>
        PropertyMap.Of(
            from pair in given
            let property = schema.Find(pair.Key)
            let value = property is null || property.WriteOnly ? pair.Value : MergeValue(property.Type, pair.Value, live.Find(pair.Key))
            where value is not null
            select KeyValuePair.Create(pair.Key, value)
        );

    private static PropertyValue? MergeValue(PropertyType type, PropertyValue given, PropertyValue? live) =>
        (type, given, live) switch
        {
            (_, PropertySecret secret, _) => MergeValue(type, secret.Element, live) is { } inner ? new PropertySecret(inner) : null,
            (ObjectType schema, PropertyMap olds, PropertyMap news) => MergeObject(schema, olds, news),
            (ObjectType schema, PropertyMap olds, null) => MergeObject(schema, olds, PropertyMap.Empty) is { Count: > 0 } rest
                ? rest
                : null,
            (ListType list, PropertyArray olds, PropertyArray news) => MergeList(list, olds, news),
            (ListType, PropertyArray { Items.Length: 0 }, null) or (MapType, PropertyMap { Count: 0 }, null) => given,
            (MapType map, PropertyMap olds, PropertyMap news) => MergeMap(map, olds, news),
            _ => live,
        };

    private static PropertyArray MergeList(ListType list, PropertyArray given, PropertyArray live)
    {
        if (given.Items.Length == live.Items.Length && given.Items.All(item => live.Items.Any(other => IsUnchanged(list, item, other))))
        {
            return given;
        }

        return PropertyArray.Of(live.Items.Select((item, index) => MergeItem(list, given, item, index)));
    }

    /// <summary>An item somebody moved is known again by its content or name; an unknown one beside secrets may be one of them, changed.</summary>
    private static PropertyValue MergeItem(ListType list, PropertyArray given, PropertyValue item, int index)
    {
        if (given.Items.FirstOrDefault(other => IsUnchanged(list, other, item)) is { } same)
        {
            return same;
        }

        var old = given.ContainsSecrets
            ? given.Items.FirstOrDefault(other => HaveSameName(other, item))
            : given.Items.ElementAtOrDefault(index);
        return old is not null && MergeValue(list.Item, old, item) is { } value ? value
            : given.ContainsSecrets ? new PropertySecret(item)
            : item;
    }

    private static bool HaveSameName(PropertyValue given, PropertyValue live) =>
        given.Unwrapped is PropertyMap old
        && live is PropertyMap now
        && old.Find("name") is { } name
        && name.Unwrapped.Equals(now.Find("name"));

    private static PropertyMap MergeMap(MapType map, PropertyMap given, PropertyMap live) =>
        PropertyMap.Of(
            live.Select(pair =>
                KeyValuePair.Create(
                    pair.Key,
                    given.Find(pair.Key) is { } old ? MergeValue(map.Value, old, pair.Value) ?? pair.Value : pair.Value
                )
            )
        );

    private static bool IsUnchanged(ListType list, PropertyValue given, PropertyValue live) =>
        MergeValue(list.Item, given, live) is { } value && value.Equals(given);
}

/// <summary>Knows the secrets of a program and keeps them secret in what the cloud tells, under whatever name they come back.</summary>
internal sealed class SecretMarker
{
    private readonly FrozenSet<PropertyValue> secrets;

    private SecretMarker(FrozenSet<PropertyValue> secrets) => this.secrets = secrets;

    /// <summary>A keeper of the secrets within a value.</summary>
    internal static SecretMarker From(PropertyValue given) => new(Leaves(given, isSecret: false).ToFrozenSet());

    /// <summary>The map with every value that is one of the secrets marked as such.</summary>
    internal PropertyMap Mark(PropertyMap map) => secrets.Count == 0 ? map : (PropertyMap)Value(map);

    private PropertyValue Value(PropertyValue value) =>
        value switch
        {
            PropertySecret => value,
            PropertyMap map => PropertyMap.Of(map.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value)))),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Value)),
            _ => secrets.Contains(value) ? new PropertySecret(value) : value,
        };

    /// <remarks>Only texts: a secret truth value or number would mark every other of its kind.</remarks>
    private static IEnumerable<PropertyValue> Leaves(PropertyValue value, bool isSecret) =>
        value switch
        {
            PropertySecret secret => Leaves(secret.Element, isSecret: true),
            PropertyMap map => map.Values.SelectMany(entry => Leaves(entry, isSecret)),
            PropertyArray list => list.Items.SelectMany(item => Leaves(item, isSecret)),
            PropertyString { Value.Length: > 0 } when isSecret => [value],
            _ => [],
        };
}
