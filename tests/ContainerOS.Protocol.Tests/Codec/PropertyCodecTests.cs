using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Tests.Codec;

public sealed class PropertyCodecTests
{
    [Theory]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58")]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void EveryUnknownSentinel_IsRead_AndTheStringOneIsWritten(string sentinel)
    {
        var value = PropertyCodec.FromValue(Value.ForString(sentinel));
        Assert.Same(PropertyUnknown.Instance, value);
        Assert.Equal("04da6b54-80e4-46f7-96ec-b56ff0331ba9", PropertyCodec.ToValue(value).StringValue);
    }

    [Fact]
    public void Secret_ReceiverWithoutSecrets_IsSentInPlainText()
    {
        var value = PropertyArray.Of(new PropertySecret("hush"));
        Assert.Equal(Value.ForList(Value.ForString("hush")), PropertyCodec.ToValue(value, new PropertyCodecOptions(KeepSecrets: false)));
    }

    [Fact]
    public void Output_ReceiverWithoutOutputs_KeepsSecretAndUnknown()
    {
        var options = PropertyCodecOptions.Default;
        Assert.Equal(
            PropertyCodec.ToValue(new PropertySecret("x"), options),
            PropertyCodec.ToValue(new PropertyOutput("x", true, ["urn:a"]), options)
        );
        Assert.Equal(
            PropertyCodec.ToValue(new PropertySecret(PropertyUnknown.Instance), options),
            PropertyCodec.ToValue(new PropertyOutput(null, true, []), options)
        );
        Assert.Equal(Value.ForNumber(1), PropertyCodec.ToValue(new PropertyOutput(1, false, []), options));
    }

    [Fact]
    public void Reference_ReceiverWithoutReferences_IsItsIdOrUrn()
    {
        var options = new PropertyCodecOptions(KeepResources: false);
        Assert.Equal(Value.ForString("np1"), PropertyCodec.ToValue(new PropertyReference("urn:a", "np1", null), options));
        Assert.Equal(Value.ForString("urn:a"), PropertyCodec.ToValue(new PropertyReference("urn:a", null, null), options));
    }

    [Theory]
    [InlineData("""{ "urn": "urn:a", "id": "" }""")]
    [InlineData("""{ "urn": "urn:a", "id": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }""")]
    public void ReferenceId_UnknownAsSentByGoOrNode_IsUnknown(string fields)
    {
        var reference = Assert.IsType<PropertyReference>(Read(WithSignature(fields, "5cf8f73096256a8f31e491e813e4eb8e")));
        Assert.Same(PropertyUnknown.Instance, reference.Id);
    }

    [Theory]
    [InlineData("1b47061264138c4ac30d75fd1eb44270", "{}", "a secret has no value")]
    [InlineData("5cf8f73096256a8f31e491e813e4eb8e", "{}", "the field 'urn' of a reference is not a string")]
    [InlineData("5cf8f73096256a8f31e491e813e4eb8e", """{ "urn": "u", "id": 4 }""", "the field 'id' of a reference is not a string")]
    [InlineData("d0e6a833031e9bbcd3f4e8bde6ca49a4", """{ "secret": "yes" }""", "the field 'secret' of an output is not a Boolean")]
    [InlineData("d0e6a833031e9bbcd3f4e8bde6ca49a4", """{ "dependencies": [1] }""", "dependency of an output is not a string")]
    [InlineData(
        "d0e6a833031e9bbcd3f4e8bde6ca49a4",
        """{ "dependencies": "urn:a" }""",
        "the field 'dependencies' of an output is not a list"
    )]
    [InlineData("5cf8f73096256a8f31e491e813e4eb8e", """{ "urn": "u", "name": 4 }""", "the field 'name' of a reference is not a string")]
    [InlineData("5cf8f73096256a8f31e491e813e4eb8e", """{ "urn": "u", "type": 4 }""", "the field 'type' of a reference is not a string")]
    [InlineData("803fd3297a5875dc03ca845dda5d2a98", """{ "value": 4 }""", "the value of a byte string is not a string")]
    [InlineData("803fd3297a5875dc03ca845dda5d2a98", """{ "value": "!" }""", "not base64")]
    [InlineData("feedfeedfeedfeedfeedfeedfeedfeed", "{}", "the signature feedfeedfeedfeedfeedfeedfeedfeed is unknown")]
    public void InvalidObjectWithSignature_ThrowsWithItsPath(string signature, string fields, string problem)
    {
        var fault = Assert.Throws<MalformedPropertyException>(() => Read(WithSignature(fields, signature)));
        Assert.Equal("a[0][\"b.c\"]", fault.Path);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SignatureThatIsNotAString_AndValueWithoutAKind_AreRefusedWithTheirPath()
    {
        var signed = new Struct { Fields = { ["4dabf18193072939515e22adb298388d"] = Value.ForNumber(1) } };
        var wire = new Struct { Fields = { ["a"] = Value.ForStruct(signed) } };
        var kindless = new Struct { Fields = { ["b"] = new Value() } };

        var fault = Assert.Throws<MalformedPropertyException>(() => PropertyCodec.FromStruct(wire));
        Assert.Equal("malformed property value at 'a': its signature is not a string", fault.Message);
        fault = Assert.Throws<MalformedPropertyException>(() => PropertyCodec.FromStruct(kindless));
        Assert.Equal("malformed property value at 'b': the value has no kind", fault.Message);
    }

    [Fact]
    public void Reference_WithAllFields_IsKept_AndAnUnknownIdIsSentEmpty()
    {
        var reference = new PropertyReference("urn:a", PropertyUnknown.Instance, "1.0.0") { Name = "n", Type = "t" };
        var wire = PropertyCodec.ToValue(reference);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["4dabf18193072939515e22adb298388d"] = "5cf8f73096256a8f31e491e813e4eb8e",
                ["urn"] = "urn:a",
                ["name"] = "n",
                ["type"] = "t",
                ["id"] = string.Empty,
                ["packageVersion"] = "1.0.0",
            },
            wire.StructValue.Fields.ToDictionary(field => field.Key, field => field.Value.StringValue)
        );
        Assert.Equal(reference, PropertyCodec.FromValue(wire));
    }

    [Fact]
    public void ByteStringAndAssets_ArePassedThroughUnchanged()
    {
        foreach (
            var signature in new[]
            {
                "803fd3297a5875dc03ca845dda5d2a98",
                "c44067f5952c0a294b673a41bacd8c17",
                "0def7320c3a5731c473e5ecbe6d01bc7",
            }
        )
        {
            var wire = WithSignature("""{ "value": "/w==", "__pulumiAsset": true }""", signature);
            Assert.Equal(signature, Assert.IsType<PropertyAsset>(Read(wire)).Signature);
            Assert.Equal(wire, PropertyCodec.ToStruct(PropertyCodec.FromStruct(wire)));
        }
    }

    [Fact]
    public void NullStruct_IsTheEmptyMap() => Assert.Equal(PropertyMap.Empty, PropertyCodec.FromStruct(null));

    [Theory]
    [InlineData(9007199254740992)]
    [InlineData(-9007199254740991)]
    [InlineData(0)]
    public void Integers_UpTo2To53_AreExact(long number)
    {
        var bytes = PropertyCodec.ToStruct(PropertyMap.Of(("n", number))).ToByteArray();
        var read = PropertyCodec.FromStruct(Struct.Parser.ParseFrom(bytes));
        Assert.Equal(number, (long)Assert.IsType<PropertyNumber>(read["n"]).Value);
    }

    [Fact]
    public void AnyValue_EncodedAndDecoded_IsEqual()
    {
        var values = new PropertyGenerator(new Random(20261123));
        // CONTAINEROS_PROPERTY_BAGS=1000000 is the long run (docs/performance.md).
        var runs = int.TryParse(Environment.GetEnvironmentVariable("CONTAINEROS_PROPERTY_BAGS"), out var set) ? set : 500;
        for (var run = 0; run < runs; run++)
        {
            var map = values.Map(4);
            var bytes = PropertyCodec.ToStruct(map, PropertyCodecOptions.Everything).ToByteArray();
            Assert.Equal(map, PropertyCodec.FromStruct(Struct.Parser.ParseFrom(bytes)));
        }
    }

    private static PropertyValue Read(Struct wire) => ((PropertyMap)((PropertyArray)PropertyCodec.FromStruct(wire)["a"]).Items[0])["b.c"];

    /// <summary>An object with a signature at <c>a[0]["b.c"]</c>.</summary>
    private static Struct WithSignature(string fields, string signature)
    {
        var signed = JsonParser.Default.Parse<Struct>(fields);
        signed.Fields["4dabf18193072939515e22adb298388d"] = Value.ForString(signature);
        var inner = new Struct { Fields = { ["b.c"] = Value.ForStruct(signed) } };
        return new Struct { Fields = { ["a"] = Value.ForList(Value.ForStruct(inner)) } };
    }
}
