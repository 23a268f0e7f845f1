using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Tests.Codec;

/// <summary>Generates property values of every kind, the same ones for the same seed.</summary>
internal sealed class PropertyGenerator(Random random)
{
    private static readonly string[] Names = ["a", "b.c", "", "value", "urn", "secret", "ключ", "x\"y", "[0]", "*"];

    public PropertyMap Map(int depth) =>
        PropertyMap.Of(Enumerable.Range(0, random.Next(4)).Select(_ => KeyValuePair.Create(Name(), Value(depth))));

    private string Name() => Names[random.Next(Names.Length)];

    private PropertyValue Value(int depth) =>
        random.Next(depth > 0 ? 13 : 5) switch
        {
            0 => PropertyNull.Instance,
            1 => random.Next(2) == 0,
            2 => random.Next(),
            3 => Name(),
            4 => PropertyUnknown.Instance,
            5 => PropertyArray.Of(Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))),
            6 => new PropertySecret(Value(depth - 1)),
            7 => new PropertyOutput(
                random.Next(3) == 0 ? null : Value(depth - 1),
                random.Next(2) == 0,
                random.Next(2) == 0 ? [] : ["urn:x", "urn:y"]
            ),
            8 => new PropertyReference("urn:r", Id(), random.Next(2) == 0 ? null : "1.0.0"),
            9 => new PropertyAsset("c44067f5952c0a294b673a41bacd8c17", PropertyMap.Of(("text", Name()))),
            10 => new PropertyAsset("0def7320c3a5731c473e5ecbe6d01bc7", PropertyMap.Of(("assets", Map(depth - 1)))),
            11 => new PropertyAsset("803fd3297a5875dc03ca845dda5d2a98", PropertyMap.Of(("value", "/wD+"))),
            _ => Map(depth - 1),
        };

    private PropertyValue? Id() =>
        random.Next(3) switch
        {
            0 => null,
            1 => PropertyUnknown.Instance,
            _ => "id-1",
        };
}
