using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests;

public sealed class NodeOperationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upgrade_SendsWhatIsSetAndNoMore()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok("""{"tasks":[]}"""),
            ScriptedReply.Ok("""{"task_id":"T-9","RequestId":"R"}""")
        );
        using var client = TestClients.Server(server, new SkippingTime());

        var operation = await client.Ack.NodePools.UpgradeAsync(
            "c1",
            "np1",
            new()
            {
                ImageId = "img",
                UseReplace = true,
                RollingPolicy = new() { MaxParallelism = 2, PausePolicy = "FirstBatch" },
            },
            Ct
        );

        Assert.Equal("T-9", operation.TaskId);
        Assert.True(
            JToken.DeepEquals(
                JObject.Parse(
                    """{"image_id":"img","use_replace":true,"rolling_policy":{"max_parallelism":2,"pause_policy":"FirstBatch"}}"""
                ),
                JObject.Parse(server.Requests[1].Body)
            )
        );
    }

    [Fact]
    public async Task FailedNodesAndWarnings_AreSentInTheFormOfEachCall()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok("""{"tasks":[]}"""),
            ScriptedReply.Ok("""{"task_id":"T-1"}"""),
            ScriptedReply.Ok("""{"tasks":[]}"""),
            ScriptedReply.Ok("""{"task_id":"T-2"}"""),
            ScriptedReply.Ok("""{"task_id":"T-3"}""")
        );
        using var client = TestClients.Server(server, new SkippingTime());
        var pools = client.Ack.NodePools;

        await pools.UpgradeAsync(
            "c1",
            "np1",
            new()
            {
                IgnoreWarningCheck = true,
                RollingPolicy = new() { MaxFailedNodes = 2 },
            },
            Ct
        );
        await pools.ModifyNodeConfigAsync("c1", "np1", new() { RollingPolicy = new() { MaxFailedNodes = 0 } }, Ct);
        await pools.InstallComponentsAsync("c1", "np1", new() { RollingPolicy = new() { MaxFailedNodes = 1 } }, Ct);

        Assert.Equal(
            [
                """{"ignore_warning_check":true,"rolling_policy":{"max_failed_nodes":2}}""",
                """{"rolling_policy":{"max_failed_nodes":0}}""",
                """{"rollingPolicy":{"maxFailedNodes":1}}""",
            ],
            server.Requests.Select(request => request.Body).Where(body => body.Length > 0)
        );
    }

    [Fact]
    public async Task Node_HasWhatTheVendorsModelSaysAboutItsInstance()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                """
                {"nodes":[{"instance_id":"i-a","instance_type_family":"ecs.g7","instance_role":"Worker","is_aliyun_node":true,
                "source":"ess_attach","expired_time":"2099-12-31T23:59:00Z"}]}
                """
            )
        );
        using var client = TestClients.Server(server, new SkippingTime());

        var node = await client.Ack.Nodes.ListAsync("c1", cancellationToken: Ct).SingleAsync(Ct);

        Assert.Equal(
            ("ecs.g7", "Worker", true, "ess_attach", new DateTimeOffset(2099, 12, 31, 23, 59, 0, TimeSpan.Zero)),
            (node.InstanceTypeFamily, node.InstanceRole, node.IsAliyunNode, node.Source, node.Expires)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Removal_OfNoNodesOrNamedTwice_IsRefusedBeforeAnythingIsSent(bool isNamedTwice)
    {
        await using var server = new ScriptedServer();
        using var client = TestClients.Server(server, new SkippingTime());
        var removal = isNamedTwice ? new NodeRemoval { InstanceIds = ["i-a"], NodeNames = ["n"] } : new NodeRemoval();

        await Assert.ThrowsAsync<ArgumentException>(() => client.Ack.NodePools.RemoveNodesAsync("c1", "np1", removal, Ct));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Tasks_OfACluster_AreReadPageByPage()
    {
        var full = string.Join(',', Enumerable.Range(0, 100).Select(number => $$"""{"task_id":"T-{{number}}"}"""));
        await using var server = new ScriptedServer(
            ScriptedReply.Ok($$"""{"tasks":[{{full}}]}"""),
            ScriptedReply.Ok("""{"tasks":[{"task_id":"T-100"}]}""")
        );
        using var client = TestClients.Server(server, new SkippingTime());

        Assert.Equal("T-100", (await client.Ack.Tasks.ListAsync("c1", Ct).LastAsync(Ct)).TaskId);

        Assert.Equal("/clusters/c1/tasks?page_number=2&page_size=100", server.Requests[1].Target);
    }
}
