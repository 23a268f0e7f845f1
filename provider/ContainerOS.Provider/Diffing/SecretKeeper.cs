using System.Collections.Frozen;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Diffing;

/// <summary>Knows the secrets of a program and keeps them secret in what the cloud tells, under whatever name they come back.</summary>
internal sealed class SecretKeeper
{
    private readonly FrozenSet<PropertyValue> secrets;

    private SecretKeeper(FrozenSet<PropertyValue> secrets) => this.secrets = secrets;

    /// <summary>A keeper of the secrets within a value.</summary>
    internal static SecretKeeper Of(PropertyValue given) => new(Leaves(given, isSecret: false).ToFrozenSet());

    /// <summary>The map with every value that is one of the secrets marked as such.</summary>
    internal PropertyMap Seal(PropertyMap map) => secrets.Count == 0 ? map : (PropertyMap)Value(map);

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
