using System.Text.Json.Nodes;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

/// <summary>What requests can carry, and what replies keep, beyond the members.</summary>
public sealed class FieldTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("request_id")]
    [InlineData("requestId")]
    [InlineData("RequestId")]
    public async Task Reply_HasItsRequestId_InAnyCasing(string name)
    {
        await using var server = new ScriptedServer(ScriptedReply.Of(200, $$$"""{"{{{name}}}":"R-7","status":{"state":"active"}}"""));
        using var client = TestClients.Server(server, new SkippingTime());

        var pool = await client.Ack.NodePools.GetAsync("c1", "np1", Ct);

        Assert.Equal(("R-7", "R-7"), (pool.RequestId, pool.Status!.RequestId));
    }

    [Fact]
    public async Task Reply_WithoutAnId_HasTheIdOfTheHeader()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodes":[{"instance_id":"i-a"}]}"""));
        using var client = TestClients.Server(server, new SkippingTime());

        Assert.Equal("REQ-OK", (await client.Ack.Nodes.ListAsync("c1", cancellationToken: Ct).SingleAsync(Ct)).RequestId);
    }

    [Fact]
    public void ValueOfTheProgram_HasNoRequestId() => Assert.Null(new CreateNodePoolRequest { Info = new() { Name = "a" } }.RequestId);

    [Fact]
    public async Task Request_FieldWithoutAMember_IsSentBesideTheOthers()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodepool_id":"np1"}"""));
        using var client = TestClients.Server(server, new SkippingTime());
        var group = new ScalingGroup { ImageType = "ContainerOS" };

        await client.Ack.NodePools.CreateAsync(
            "c1",
            new() { ScalingGroup = group.With("instance_patterns", new JsonArray(new JsonObject { ["cores"] = 4 })) },
            Ct
        );

        Assert.Equal(
            """{"scaling_group":{"image_type":"ContainerOS","instance_patterns":[{"cores":4}]}}""",
            Assert.Single(server.Requests).Body
        );
        Assert.Equal(["image_type"], group.ToJson().Select(field => field.Key));
    }

    [Fact]
    public void With_Null_RemovesAField() =>
        Assert.Equal(new ScalingGroup { ImageId = "i" }, new ScalingGroup { ImageId = "i", KeyPair = "k" }.With("key_pair", null));
}
