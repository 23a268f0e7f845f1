using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Tests;

/// <summary>Makes a value of every property of a shape, so that none is forgotten by a test.</summary>
internal static class Sample
{
    internal static PropertyValue Of(PropertyType type) =>
        type switch
        {
            ObjectType shape => PropertyMap.Of(shape.Properties.Select(property => KeyValuePair.Create(property.Name, Of(property.Type)))),
            ListType list => PropertyArray.Of(Of(list.Item)),
            MapType map => PropertyMap.Of(("key", Of(map.Value))),
            ChoiceType choice => choice.Choices[0],
            WholeNumberType => 7.0,
            NumberType => 1.5,
            TruthType => true,
            TextType { Form: not null } => "1.34.1",
            _ => "text",
        };
}
