using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

/// <summary>A scale or an upgrade is sent once; when its reply is lost, its task is looked for.</summary>
public sealed class LostTaskLocatorTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Lost { get; } =
        new(
            from fault in new[] { "reset", "503", "502html", "truncated", "html", "cut" }
            from action in new[] { "ScaleClusterNodePool", "UpgradeClusterNodepool" }
            select (fault, action)
        );

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task ReplyLost_TaskAppears_IsSentOnceAndFound(string fault, string action)
    {
        await using var server = new ScriptedServer(Tasks("T-0"), Faults.Named(fault), Tasks("T-0"), Tasks("T-0", "T-1"), Target("np1"));
        using var client = TestClients.Server(server, time);

        Assert.Equal("T-1", (await DoAsync(client, action)).TaskId);

        Assert.Equal(1, server.Count(action));
    }

    [Theory]
    [InlineData("ScaleClusterNodePool")]
    [InlineData("UpgradeClusterNodepool")]
    public async Task ReplyLost_OnlyTheTaskOfAnotherPool_IsAmbiguousAfterThirtySeconds(string action)
    {
        await using var server = new ScriptedServer([
            Tasks("T-0"),
            ScriptedReply.Reset(),
            .. Enumerable.Repeat(new[] { Tasks("T-0", "T-1"), Target("np2") }, 6).SelectMany(look => look),
        ]);
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => DoAsync(client, action));

        Assert.Equal(1, server.Count(action));
        Assert.Equal(30, time.Pauses.Sum(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task ReplyLost_TwoNewTasksOfThePool_IsAmbiguous()
    {
        await using var server = new ScriptedServer(Tasks(), ScriptedReply.Reset(), Tasks("T-1", "T-2"), Target("np1"), Target("np1"));
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => DoAsync(client, "ScaleClusterNodePool"));

        Assert.Equal(1, server.Count("ScaleClusterNodePool"));
    }

    [Fact]
    public async Task ReplyLost_ReadFails_ReadsAgain()
    {
        await using var server = new ScriptedServer(
            Tasks(),
            ScriptedReply.Reset(),
            ScriptedReply.Error(400, "ErrorClusterState"),
            Tasks("T-1"),
            Target("np1")
        );
        using var client = TestClients.Server(server, time);

        Assert.Equal("T-1", (await DoAsync(client, "ScaleClusterNodePool")).TaskId);
    }

    [Fact]
    public async Task Refused_DoesNotLookForATask()
    {
        await using var server = new ScriptedServer(Tasks(), ScriptedReply.Error(403, "Forbidden.RAM"));
        using var client = TestClients.Server(server, time);

        await ApiErrors.ThrowsAsync(ApiErrorKind.Forbidden, () => DoAsync(client, "ScaleClusterNodePool"));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task NoReplyInTime_IsSentOnceAndFound()
    {
        var never = new TaskCompletionSource();
        await using var server = new ScriptedServer(Tasks(), ScriptedReply.After(never.Task, Tasks()), Tasks("T-1"), Target("np1"));
        using var client = TestClients.Server(server, time);

        var call = client.Ack.NodePools.ScaleAsync("c1", "np1", 3, Ct);
        await server.ArrivalAsync(Ct);
        await server.ArrivalAsync(Ct);
        time.Advance(SkippingTime.TryLimit);

        Assert.Equal("T-1", (await call.WaitAsync(TimeSpan.FromSeconds(30), Ct)).TaskId);
        Assert.Equal(1, server.Count("ScaleClusterNodePool"));
    }

    private static Task<NodePoolOperation> DoAsync(AlibabaCloudClient client, string action) =>
        action == "ScaleClusterNodePool"
            ? client.Ack.NodePools.ScaleAsync("c1", "np1", 3, Ct)
            : client.Ack.NodePools.UpgradeAsync("c1", "np1", new NodePoolUpgrade { KubernetesVersion = "1.34.1-aliyun.1" }, Ct);

    private static ScriptedReply Tasks(params string[] ids) =>
        ScriptedReply.Ok($$"""{"tasks":[{{string.Join(',', ids.Select(id => $$"""{"task_id":"{{id}}"}"""))}}]}""");

    private static ScriptedReply Target(string pool) =>
        ScriptedReply.Ok($$$"""{"task_id":"T-1","state":"running","target":{"id":"{{{pool}}}","type":"nodepool"}}""");
}
