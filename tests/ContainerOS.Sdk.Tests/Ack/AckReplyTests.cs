using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests.Ack;

public sealed class AckReplyTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("request_id")]
    [InlineData("requestId")]
    [InlineData("RequestId")]
    public async Task RequestId_OfEachCasing_IsInTheErrorOfABadField(string name)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok($$$"""{"{{{name}}}":"R-9","vul_records":{}}"""));
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UnexpectedFieldException>(() => client.Ack.Vulnerabilities.ListForClusterAsync("c1", Ct));

        Assert.Equal("R-9", fault.RequestId);
    }

    [Fact]
    public async Task Clusters_AreReadPageByPage_UpToTheTotal()
    {
        await using var server = new ScriptedServer(Clusters("c1", 1), Clusters("c2", 2));
        using var client = TestClients.Server(server, time);

        Assert.Equal(["c1", "c2"], (await client.Ack.Clusters.ListAsync(new(), Ct).ToListAsync(Ct)).Select(cluster => cluster.ClusterId));

        Assert.Contains("page_number=2", server.Requests[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NotTheRequestedOne_IsAnError_NotALoop()
    {
        await using var server = new ScriptedServer(Clusters("c1", 1), Clusters("c1", 1));
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UnexpectedFieldException>(async () =>
            await client.Ack.Clusters.ListAsync(new(), Ct).ToListAsync(Ct)
        );

        Assert.Contains("page_info.page_number", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vulnerabilities_UnknownFieldsAndValues_AreKept()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                """
                {"vuls_fix_service_purchased":true,"vul_records":[{"node_name":"n1","vul_list":[{"name":"v","necessity":"whenever",
                 "need_reboot":true,"cve_list":["CVE-1"],"package_list":[{"name":"runc"}],"score":9.8}]}]}
                """
            )
        );
        using var client = TestClients.Server(server, time);

        var found = await client.Ack.Vulnerabilities.GetForNodePoolAsync("c1", "np1", cancellationToken: Ct);

        var one = Assert.Single(Assert.Single(found.Nodes!).Vulnerabilities!);
        Assert.Equal(
            (true, "whenever", true, "CVE-1", "runc"),
            (found.IsFixServicePurchased, one.Necessity, one.NeedsReboot, one.Cves![0], one.Packages![0].Name)
        );
        Assert.Equal(9.8, (double)one.ToJson()["score"]!);
    }

    [Fact]
    public async Task Quotas_WithoutAMember_AreReadByCode_AndOneOfAnotherTypeIsNamed()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok("""{"cluster_quota":100,"quotas":{"q_a":{"quota":"7","adjustable":true}}}"""),
            ScriptedReply.Ok("{}"),
            ScriptedReply.Ok("""{"quotas":{"q_a":7}}""")
        );
        using var client = TestClients.Server(server, time);

        var quota = await client.Ack.Quotas.GetAsync(Ct);
        var empty = await client.Ack.Quotas.GetAsync(Ct);
        var odd = await client.Ack.Quotas.GetAsync(Ct);

        Assert.Equal((100, "7", true), (quota.Clusters, quota.Entries["q_a"].Quota, quota.Entries["q_a"].IsAdjustable));
        Assert.Equal((null, 0), (empty.Clusters, empty.Entries.Count));
        Assert.Contains("quotas.q_a", Assert.Throws<UnexpectedFieldException>(() => odd.Entries).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl -s http://x | bash")]
    [InlineData("\"curl -s http://x | bash\"")]
    public async Task AttachScript_PlainOrAsAJsonString_IsRead(string reply)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(reply));
        using var client = TestClients.Server(server, time);

        Assert.Equal(
            "curl -s http://x | bash",
            await client.Ack.Nodes.GetAttachScriptAsync("c1", new() { NodePoolId = "np1", Architecture = "amd64" }, Ct)
        );

        Assert.True(JToken.DeepEquals(JObject.Parse("""{"nodepool_id":"np1","arch":"amd64"}"""), JObject.Parse(server.Requests[0].Body)));
    }

    [Fact]
    public async Task AttachScript_ThatIsEmpty_IsAnError()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(string.Empty));
        using var client = TestClients.Server(server, time, maxRetries: 0);

        await Assert.ThrowsAsync<MalformedReplyException>(() => client.Ack.Nodes.GetAttachScriptAsync("c1", new(), Ct));
    }

    [Fact]
    public async Task Components_AreSentInTheCasingOfTheCall_AndTheReceiptIsReadInIt()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"clusterId":"c1","taskId":"T-1","requestId":"R"}"""));
        using var client = TestClients.Server(server, time);

        var receipt = await client.Ack.NodePools.InstallComponentsAsync(
            "c1",
            "np1",
            new()
            {
                Components =
                [
                    new()
                    {
                        Name = "agent",
                        Config = new() { Environment = [new() { Name = "A", Value = "1" }] },
                    },
                ],
                RollingPolicy = new() { MaxParallelism = 2 },
            },
            Ct
        );

        Assert.Equal("T-1", receipt.TaskId);
        Assert.True(
            JToken.DeepEquals(
                JObject.Parse(
                    """
                    {"components":[{"name":"agent","config":{"envs":[{"name":"A","value":"1"}]}}],"rollingPolicy":{"maxParallelism":2}}
                    """
                ),
                JObject.Parse(server.Requests[0].Body)
            )
        );
    }

    private static ScriptedReply Clusters(string id, int page) =>
        ScriptedReply.Ok($$$"""{"clusters":[{"cluster_id":"{{{id}}}"}],"page_info":{"page_number":{{{page}}},"total_count":2}}""");
}
