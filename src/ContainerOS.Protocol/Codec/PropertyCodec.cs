using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Codec;

/// <summary>Property values to and from the wire's <c>google.protobuf.Struct</c>.</summary>
public static class PropertyCodec
{
    /// <summary>The wire's form of a map.</summary>
    public static Struct ToStruct(PropertyMap map, PropertyCodecOptions? options = null) =>
        new PropertyWriter(options ?? PropertyCodecOptions.Default).WriteMap(map);

    /// <summary>The wire's form of one value.</summary>
    public static Value ToValue(PropertyValue value, PropertyCodecOptions? options = null) =>
        new PropertyWriter(options ?? PropertyCodecOptions.Default).Write(value);

    /// <summary>The map the wire carries; an absent one is empty.</summary>
    /// <exception cref="MalformedPropertyException">A marked object breaks the wire's rules.</exception>
    public static PropertyMap FromStruct(Struct? fields) => PropertyReader.ReadMap(fields, Paths.PropertyPath.Whole);

    /// <summary>The value the wire carries.</summary>
    /// <exception cref="MalformedPropertyException">A marked object breaks the wire's rules.</exception>
    public static PropertyValue FromValue(Value value) => PropertyReader.Read(value, Paths.PropertyPath.Whole);
}
