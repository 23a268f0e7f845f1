using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Ecs;

public sealed class EcsReplyTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instance_UnknownFieldsAndValues_AreKept()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                """
                {"Instances":{"Instance":[{"InstanceId":"i-a","Status":"Hibernating","Memory":16384,"Novelty":{"a":1},
                 "Tags":{"Tag":[{"TagKey":"team","TagValue":"web"}]},"VpcAttributes":{"VSwitchId":"vsw"}}]}}
                """
            )
        );
        using var client = TestClients.Server(server, time);

        var instance = await client
            .Ecs.Instances.ListAsync(new() { Tags = new Dictionary<string, string> { ["team"] = "web" } }, Ct)
            .SingleAsync(Ct);

        Assert.Equal(
            ("Hibernating", 16384, "vsw", "web"),
            (instance.Status?.Value, instance.Memory, instance.Network?.VSwitchId, instance.Tags["team"])
        );
        Assert.Equal(1, (int)instance.ToJson()["Novelty"]!["a"]!);
        Assert.Contains("Tag.1.Key=team&Tag.1.Value=web", server.Requests[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_MissingFieldsAreNull_AndAFieldOfAnotherTypeIsNamed()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"RequestId":"R-7","Instances":{"Instance":[{"Cpu":"many"}]}}"""));
        using var client = TestClients.Server(server, time);

        var instance = await client.Ecs.Instances.ListAsync(new(), Ct).SingleAsync(Ct);

        Assert.Equal((null, null, 0), (instance.Name, instance.Network, instance.Tags.Count));
        var fault = Assert.Throws<UnexpectedFieldException>(() => instance.Cpu);
        Assert.Equal("R-7", fault.RequestId);
        Assert.Contains("Instances.Instance[0].Cpu", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"PriceInfo":{}}""")]
    [InlineData("""{"PriceInfo":"free"}""")]
    public async Task Price_Missing_IsAnErrorAndNotFree(string reply)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(reply));
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<UnexpectedFieldException>(() => client.Ecs.Prices.GetAsync(new() { InstanceType = "ecs.g7.xlarge" }, Ct));
    }

    [Fact]
    public async Task Price_HasItsParts_AndDisksAreCounted()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                """
                {"PriceInfo":{"Price":{"Currency":"CNY","TradePrice":1.25,"DetailInfos":{"DetailInfo":[{"Resource":"instanceType",
                 "TradePrice":1}]}}}}
                """
            )
        );
        using var client = TestClients.Server(server, time);

        var price = await client.Ecs.Prices.GetAsync(
            new()
            {
                Unit = "Month",
                Period = 3,
                DataDisks = [new("cloud_essd", 120, "PL1")],
            },
            Ct
        );

        Assert.Equal(("CNY", 1.25, "instanceType"), (price.Currency, price.Trade, Assert.Single(price.Details).Resource));
        Assert.Contains(
            "DataDisk.1.Category=cloud_essd&DataDisk.1.PerformanceLevel=PL1&DataDisk.1.Size=120",
            server.Requests[0].Target,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Available", "WithStock", true)]
    [InlineData("Available", "ClosedWithStock", false)]
    [InlineData("SoldOut", "WithoutStock", false)]
    [InlineData("Available", "SomethingNew", false)]
    public async Task Stock_IsAvailable_OnlyIfStatusAndCategoryAgree(string status, string category, bool isThere)
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                $$$"""
                {"AvailableZones":{"AvailableZone":[{"ZoneId":"z",
                 "AvailableResources":{"AvailableResource":[{"SupportedResources":{"SupportedResource":[{"Value":"t",
                 "Status":"{{{status}}}","StatusCategory":"{{{category}}}"}]}}]}}]}}
                """
            )
        );
        using var client = TestClients.Server(server, time);

        var zone = Assert.Single(await client.Ecs.Stock.ListAsync(new() { Destination = "InstanceType" }, Ct));

        Assert.Equal(isThere, Assert.Single(zone.Resources).IsInStock);
    }

    [Fact]
    public async Task Command_WithoutAToken_GetsOne_WhichRetriesKeep()
    {
        await using var server = new ScriptedServer(Faults.Named("503"), ScriptedReply.Ok("""{"InvokeId":"t-1"}"""));
        using var client = TestClients.Server(server, time);

        Assert.Equal("t-1", (await client.Ecs.Commands.RunAsync(new() { Content = "ls", InstanceIds = ["i-a"] }, Ct)).InvokeId);

        Assert.Equal(server.Requests[0].Target, server.Requests[1].Target);
        Assert.Contains("ClientToken=", server.Requests[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_ForNoInstance_IsRefusedBeforeAnythingIsSent()
    {
        await using var server = new ScriptedServer();
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<ArgumentException>(() => client.Ecs.Commands.RunAsync(new() { Content = "ls", InstanceIds = [] }, Ct));

        Assert.Empty(server.Requests);
    }
}
