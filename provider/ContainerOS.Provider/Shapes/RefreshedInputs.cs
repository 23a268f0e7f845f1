using System.Collections.Frozen;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>Merges live values into the inputs of the program, so that only properties that the program sets can show drift.</summary>
/// <remarks>
/// A property that the program does not set stays unset: ACK fills in a default for it. A set with the same items in another order
/// keeps the order of the program. Secret values stay secret, wherever they are returned (<see cref="SecretMarker"/>).
/// </remarks>
internal static class RefreshedInputs
{
    /// <summary>The inputs of the program with their live values.</summary>
    internal static PropertyMap Merge(ObjectType schema, PropertyMap desired, PropertyMap live) =>
        SecretMarker.From(desired).Mark(MergeObject(schema, desired, live));

    /// <summary>
    /// The inputs of the program, completed by the live values of the properties that it leaves out and whose value the cloud keeps. The
    /// state has them as outputs. A property that is removed with its value in the program is not completed: it can have secrets that the
    /// program does not know.
    /// </summary>
    internal static PropertyMap Complete(ObjectType schema, PropertyMap desired, PropertyMap live) =>
        SecretMarker.From(desired).Mark(CompleteObject(schema, desired, live, RemovalEffect.Keeps));

    private static PropertyMap CompleteObject(ObjectType schema, PropertyMap desired, PropertyMap live, RemovalEffect outer)
    {
        var all = desired;
        foreach (var property in schema.Properties.Where(property => (property.OnRemoval ?? outer) is RemovalEffect.Keeps))
        {
            var value = (property.Type, desired.Find(property.Name), live.Find(property.Name)) switch
            {
                (_, var own, null) => own,
                (_, null, var other) => other,
                (ObjectType inner, PropertyMap own, PropertyMap other) => CompleteObject(inner, own, other, RemovalEffect.Keeps),
                (_, var own, _) => own,
            };
            all = value is null ? all : all.With(property.Name, value);
        }

        return all;
    }

    private static PropertyMap MergeObject(ObjectType schema, PropertyMap desired, PropertyMap live) =>
        PropertyMap.Of(
            from pair in desired
            let property = schema.Find(pair.Key)
            let value = property is null || property.WriteOnly || IsUnreportedDefault(property, pair.Value, desired, live) ? pair.Value
            : property.Shared ? MergeShared(pair.Value, live.Find(pair.Key))
            : property.IsSet ? MergeSet(property.Type, pair.Value, live.Find(pair.Key))
            : MergeValue(property.Type, pair.Value, live.Find(pair.Key))
            where value is not null
            select KeyValuePair.Create(pair.Key, value)
        );

    // ACK leaves out some values that are the documented default.
    private static bool IsUnreportedDefault(PropertyDefinition property, PropertyValue value, PropertyMap desired, PropertyMap live) =>
        !live.ContainsKey(property.Name) && (IsNothing(value) || Equals(property.DefaultIn(desired), value.Unwrapped));

    // Nothing set is the same as nothing returned.
    private static bool IsNothing(PropertyValue value) =>
        value.Unwrapped is PropertyString { Value.Length: 0 } or PropertyArray { Items.Length: 0 } or PropertyMap { Count: 0 };

    // A set in another order keeps the order of the program.
    private static PropertyValue? MergeSet(PropertyType type, PropertyValue desired, PropertyValue? live) =>
        (type, desired, live) switch
        {
            (_, PropertySecret secret, _) => MergeSet(type, secret.Element, live) is { } inner ? new PropertySecret(inner) : null,
            (ListType list, PropertyArray olds, PropertyArray news)
                when olds.Items.Length == news.Items.Length
                    && olds.Items.All(item => news.Items.Any(other => IsUnchanged(list, item, other))) => desired,
            _ => MergeValue(type, desired, live),
        };

    private static PropertyValue? MergeValue(PropertyType type, PropertyValue desired, PropertyValue? live) =>
        (type, desired, live) switch
        {
            (_, PropertySecret secret, _) => MergeValue(type, secret.Element, live) is { } inner ? new PropertySecret(inner) : null,
            (ObjectType schema, PropertyMap olds, PropertyMap news) => MergeObject(schema, olds, news),
            (ObjectType schema, PropertyMap olds, null) => MergeObject(schema, olds, PropertyMap.Empty) is { Count: > 0 } rest
                ? rest
                : null,
            (ListType list, PropertyArray olds, PropertyArray news) => MergeList(list, olds, news),
            (ListType, PropertyArray { Items.Length: 0 }, null) or (MapType, PropertyMap { Count: 0 }, null) => desired,
            (MapType map, PropertyMap olds, PropertyMap news) => MergeMap(map, olds, news),
            _ => live,
        };

    // Only the entries that the program sets: the others belong to the systems that added them.
    private static PropertyValue? MergeShared(PropertyValue desired, PropertyValue? live) =>
        (desired, live as PropertyMap ?? PropertyMap.Empty) switch
        {
            (PropertySecret secret, _) => MergeShared(secret.Element, live) is { } inner ? new PropertySecret(inner) : null,
            (PropertyMap { Count: 0 }, _) => desired,
            (PropertyMap olds, var news) => PropertyMap.Of(
                from pair in olds
                let value = news.Find(pair.Key)
                where value is not null
                select KeyValuePair.Create(pair.Key, value)
            )
                is { Count: > 0 } found
                ? found
                : null,
            _ => live,
        };

    private static PropertyArray MergeList(ListType list, PropertyArray desired, PropertyArray live)
    {
        if (
            desired.Items.Length == live.Items.Length
            && desired.Items.Zip(live.Items).All(pair => IsUnchanged(list, pair.First, pair.Second))
        )
        {
            return desired;
        }

        return PropertyArray.Of(live.Items.Select((item, index) => MergeItem(list, desired, item, index)));
    }

    // A moved item is matched by its content or name. An item without a match next to secrets may be a changed secret.
    private static PropertyValue MergeItem(ListType list, PropertyArray desired, PropertyValue item, int index)
    {
        if (desired.Items.FirstOrDefault(other => IsUnchanged(list, other, item)) is { } same)
        {
            return same;
        }

        var old = desired.ContainsSecrets
            ? desired.Items.FirstOrDefault(other => HaveSameName(other, item))
            : desired.Items.ElementAtOrDefault(index);
        return old is not null && MergeValue(list.Item, old, item) is { } value ? value
            : desired.ContainsSecrets ? new PropertySecret(item)
            : item;
    }

    private static bool HaveSameName(PropertyValue desired, PropertyValue live) =>
        desired.Unwrapped is PropertyMap old
        && live is PropertyMap now
        && old.Find("name") is { } name
        && name.Unwrapped.Equals(now.Find("name"));

    private static PropertyMap MergeMap(MapType map, PropertyMap desired, PropertyMap live) =>
        PropertyMap.Of(
            live.Select(pair =>
                KeyValuePair.Create(
                    pair.Key,
                    desired.Find(pair.Key) is { } old ? MergeValue(map.Value, old, pair.Value) ?? pair.Value : pair.Value
                )
            )
        );

    private static bool IsUnchanged(ListType list, PropertyValue desired, PropertyValue live) =>
        MergeValue(list.Item, desired, live) is { } value && value.Equals(desired);
}

/// <summary>Marks the secret strings of a program as secret in values that ACK returned, whatever their property is.</summary>
internal sealed class SecretMarker
{
    private readonly FrozenSet<PropertyValue> secrets;

    private SecretMarker(FrozenSet<PropertyValue> secrets) => this.secrets = secrets;

    /// <summary>Creates a marker for the secrets in a value.</summary>
    internal static SecretMarker From(PropertyValue desired) => new(Leaves(desired, isSecret: false).ToFrozenSet());

    /// <summary>The map with every value that is one of the secrets marked as secret.</summary>
    internal PropertyMap Mark(PropertyMap map) => secrets.Count == 0 ? map : (PropertyMap)Value(map);

    private PropertyValue Value(PropertyValue value) =>
        value switch
        {
            PropertySecret => value,
            PropertyMap map => PropertyMap.Of(map.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value)))),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Value)),
            _ => secrets.Contains(value) ? new PropertySecret(value) : value,
        };

    // Only strings: a secret boolean or number would mark every equal value.
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
