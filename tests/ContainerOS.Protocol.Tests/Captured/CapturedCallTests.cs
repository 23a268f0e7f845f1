using System.Text.Json.Nodes;
using ContainerOS.Protocol.Codec;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Tests.Captured;

public sealed class CapturedCallTests
{
    [Fact]
    public void EveryScenario_IsCaptured()
    {
        Assert.Equal(8, CapturedCall.All.Select(call => call.Scenario).Distinct().Count());
        Assert.Equal(106, CapturedCall.All.Count);
    }

    [Fact]
    public void EveryMessage_ParsedAndSerialized_IsUnchanged()
    {
        foreach (var call in CapturedCall.All)
        {
            AssertSame(call, call.Request, call.ParseRequest());
            AssertSame(call, call.Response, call.ParseResponse());
        }
    }

    [Fact]
    public void EveryStruct_DecodedAndEncoded_IsEqual()
    {
        var structs = CapturedCall
            .All.SelectMany(call => new[] { call.ParseRequest(), call.ParseResponse() })
            .SelectMany(Structs)
            .ToArray();
        Assert.True(structs.Length > 200, $"only {structs.Length} structs");
        foreach (var fields in structs)
        {
            Assert.Equal(fields, PropertyCodec.ToStruct(PropertyCodec.FromStruct(fields), PropertyCodecOptions.Everything));
        }
    }

    private static void AssertSame(CapturedCall call, JsonNode expected, IMessage message)
    {
        var written = JsonNode.Parse(JsonFormatter.Default.Format(message));
        Assert.True(
            JsonNode.DeepEquals(expected, written),
            $"{call.Scenario} {call.Method}:\n{expected.ToJsonString()}\n{written!.ToJsonString()}"
        );
    }

    private static IEnumerable<Struct> Structs(IMessage message) =>
        message
            .Descriptor.Fields.InDeclarationOrder()
            .Where(field => !field.IsRepeated && field.FieldType == Google.Protobuf.Reflection.FieldType.Message)
            .Select(field => field.Accessor.GetValue(message))
            .OfType<Struct>();
}
