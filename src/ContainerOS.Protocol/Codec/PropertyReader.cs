using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Codec;

/// <summary>Reads property values as they stand on the wire.</summary>
internal static class PropertyReader
{
    public static PropertyMap ReadMap(Struct? fields, PropertyPath path) =>
        fields is null
            ? PropertyMap.Empty
            : PropertyMap.Of(fields.Fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value, path.Child(field.Key)))));

    public static PropertyValue Read(Value value, PropertyPath path) =>
        value.KindCase switch
        {
            Value.KindOneofCase.NullValue => PropertyNull.Instance,
            Value.KindOneofCase.BoolValue => new PropertyBool(value.BoolValue),
            Value.KindOneofCase.NumberValue => new PropertyNumber(value.NumberValue),
            Value.KindOneofCase.StringValue => ReadText(value.StringValue),
            Value.KindOneofCase.ListValue => PropertyArray.Of(
                value.ListValue.Values.Select((item, index) => Read(item, path.Child(index)))
            ),
            Value.KindOneofCase.StructValue => ReadObject(value.StructValue, path),
            _ => throw new MalformedPropertyException(path.ToString(), "the value has no kind"),
        };

    private static PropertyValue ReadText(string text) => Signatures.IsUnknown(text) ? PropertyUnknown.Instance : new PropertyString(text);

    private static PropertyValue ReadObject(Struct fields, PropertyPath path)
    {
        var map = ReadMap(fields, path);
        return map.Find(Signatures.Key) is not { } signature ? map
            : signature is PropertyString { Value: var mark } ? new MarkedObject(map, path).Read(mark)
            : throw new MalformedPropertyException(path.ToString(), "its signature is not a text");
    }
}
