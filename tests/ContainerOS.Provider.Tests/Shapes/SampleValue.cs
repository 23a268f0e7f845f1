using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Tests.Shapes;

/// <summary>Creates a value for every property of a schema, so that tests cover all of them.</summary>
internal static class SampleValue
{
    internal static PropertyValue Of(PropertyType type) =>
        type switch
        {
            ObjectType schema => PropertyMap.Of(
                schema.Properties.Select(property => KeyValuePair.Create(property.Name, Of(property.Type)))
            ),
            ListType list => PropertyArray.Of(Of(list.Item)),
            MapType map => PropertyMap.Of(("key", Of(map.Value))),
            EnumType choice => choice.Values[0],
            IntegerType => 7.0,
            NumberType => 1.5,
            BooleanType => true,
            TextType { Format: not null } => "1.34.1",
            _ => "text",
        };

    /// <summary>A value of a schema for each of its properties that has no other property, also in the objects in it.</summary>
    internal static IEnumerable<PropertyValue> WithOneProperty(PropertyType type) =>
        type switch
        {
            ObjectType schema => schema.Properties.SelectMany(property =>
                WithOneProperty(property.Type).Select(value => PropertyMap.Of((property.Name, value)))
            ),
            ListType list => WithOneProperty(list.Item).Select(item => PropertyArray.Of(item)),
            MapType map => WithOneProperty(map.Value).Select(value => PropertyMap.Of(("key", value))),
            _ => [Of(type)],
        };
}
