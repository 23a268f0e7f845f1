using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Diffing;

/// <summary>Lays what the cloud says over what the program said, so that only drift of what the program gave shows.</summary>
/// <remarks>
/// A property the program left out stays out: the cloud fills defaults for it. A list whose order means nothing keeps the program's
/// order while its items are the same. What was secret stays secret, wherever the cloud has it now (<see cref="SecretKeeper"/>).
/// </remarks>
internal static class LiveOverlay
{
    /// <summary>The program's inputs with the live values in their place.</summary>
    internal static PropertyMap Apply(ObjectType shape, PropertyMap given, PropertyMap live) =>
        SecretKeeper.Of(given).Seal(Laid(shape, given, live));

    private static PropertyMap Laid(ObjectType shape, PropertyMap given, PropertyMap live) =>
        PropertyMap.Of(
            from pair in given
            let property = shape.Find(pair.Key)
            let value = property is null || property.WriteOnly ? pair.Value : Value(property.Type, pair.Value, live.Find(pair.Key))
            where value is not null
            select KeyValuePair.Create(pair.Key, value)
        );

    private static PropertyValue? Value(PropertyType type, PropertyValue given, PropertyValue? live) =>
        (type, given, live) switch
        {
            (_, PropertySecret secret, _) => Value(type, secret.Element, live) is { } inner ? new PropertySecret(inner) : null,
            (ObjectType shape, PropertyMap olds, PropertyMap news) => Laid(shape, olds, news),
            (ObjectType shape, PropertyMap olds, null) => Laid(shape, olds, PropertyMap.Empty) is { Count: > 0 } rest ? rest : null,
            (ListType list, PropertyArray olds, PropertyArray news) => Items(list, olds, news),
            (ListType, PropertyArray { Items.Length: 0 }, null) or (MapType, PropertyMap { Count: 0 }, null) => given,
            (MapType map, PropertyMap olds, PropertyMap news) => Entries(map, olds, news),
            _ => live,
        };

    private static PropertyArray Items(ListType list, PropertyArray given, PropertyArray live)
    {
        if (given.Items.Length == live.Items.Length && given.Items.All(item => live.Items.Any(other => Same(list, item, other))))
        {
            return given;
        }

        return PropertyArray.Of(live.Items.Select((item, index) => Item(list, given, item, index)));
    }

    /// <summary>An item somebody moved is known again by its content or name; an unknown one beside secrets may be one of them, changed.</summary>
    private static PropertyValue Item(ListType list, PropertyArray given, PropertyValue item, int index)
    {
        if (given.Items.FirstOrDefault(other => Same(list, other, item)) is { } same)
        {
            return same;
        }

        var old = given.ContainsSecrets
            ? given.Items.FirstOrDefault(other => HaveOneName(other, item))
            : given.Items.ElementAtOrDefault(index);
        return old is not null && Value(list.Item, old, item) is { } value ? value
            : given.ContainsSecrets ? new PropertySecret(item)
            : item;
    }

    private static bool HaveOneName(PropertyValue given, PropertyValue live) =>
        given.Unwrapped is PropertyMap old
        && live is PropertyMap now
        && old.Find("name") is { } name
        && name.Unwrapped.Equals(now.Find("name"));

    private static PropertyMap Entries(MapType map, PropertyMap given, PropertyMap live) =>
        PropertyMap.Of(
            live.Select(pair =>
                KeyValuePair.Create(
                    pair.Key,
                    given.Find(pair.Key) is { } old ? Value(map.Value, old, pair.Value) ?? pair.Value : pair.Value
                )
            )
        );

    private static bool Same(ListType list, PropertyValue given, PropertyValue live) =>
        Value(list.Item, given, live) is { } value && value.Equals(given);
}
