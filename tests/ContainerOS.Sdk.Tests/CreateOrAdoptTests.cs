using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class CreateOrAdoptTests
{
    private const string Create = "CreateClusterNodePool";
    private const string Empty = """{"nodepools":[]}""";
    private static readonly ResourceTag[] Owner = [new() { Key = "owner", Value = "me" }, new() { Key = "stack", Value = "dev" }];
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ambiguous { get; } = ["reset", "503", "502html", "truncated", "html", "cut", "noId", "wrongId"];

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task Create_ReplyLost_IsSentOnceAndThePoolIsAdopted(string fault)
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(Empty),
            Faults.Named(fault),
            ScriptedReply.Ok(Empty),
            ScriptedReply.Ok(Empty),
            ScriptedReply.Ok(Pools(Pool("np1")))
        );
        using var client = TestClients.Server(server, time);

        var made = await client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct);

        Assert.Equal("np1", made.NodePoolId);
        Assert.Equal(1, server.Count(Create));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], time.Pauses);
    }

    [Fact]
    public async Task Create_NoReplyInTime_IsSentOnceAndThePoolIsAdopted()
    {
        var never = new TaskCompletionSource();
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(Empty),
            ScriptedReply.After(never.Task, ScriptedReply.Ok()),
            ScriptedReply.Ok(Pools(Pool("np1")))
        );
        using var client = TestClients.Server(server, time);

        var making = client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct);
        await server.ArrivalAsync(Ct);
        await server.ArrivalAsync(Ct);
        time.Advance(SkippingTime.TryLimit);

        Assert.Equal("np1", (await making).NodePoolId);
        Assert.Equal(1, server.Count(Create));
    }

    [Fact]
    public async Task Create_ReplyLostAndNoPoolAppears_IsAmbiguousAfterThirtySeconds()
    {
        var looks = Enumerable.Repeat(ScriptedReply.Ok(Empty), 6);
        await using var server = new ScriptedServer([ScriptedReply.Ok(Empty), ScriptedReply.Reset(), .. looks]);
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<AmbiguousOutcomeException>(() =>
            client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct)
        );

        Assert.IsType<ConnectionLostException>(fault.InnerException);
        Assert.Equal(1, server.Count(Create));
        Assert.Equal(30, time.Pauses.Sum(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Create_ReadFailsAfterALostReply_ReadsAgain()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(Empty),
            ScriptedReply.Reset(),
            ScriptedReply.Error(403, "Forbidden.RAM"),
            ScriptedReply.Ok(Pools(Pool("np1")))
        );
        using var client = TestClients.Server(server, time);

        Assert.Equal("np1", (await client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct)).NodePoolId);
    }

    [Fact]
    public async Task Create_Throttled_IsRetried_BecauseNothingWasCreated()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(Empty),
            Faults.Named("429"),
            ScriptedReply.Ok("""{"nodepool_id":"np1","task_id":"T-1"}""")
        );
        using var client = TestClients.Server(server, time);

        var made = await client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct);

        Assert.Equal("T-1", made.TaskId);
        Assert.Equal(2, server.Count(Create));
    }

    [Fact]
    public async Task Create_RefusedWithoutJson_IsARefusalAndNotAmbiguous()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(Empty),
            ScriptedReply.Of(400, "<html>bad</html>", ("x-acs-request-id", "REQ-7"))
        );
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<ApiException>(() => client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct));

        Assert.Equal(("Unknown", 400, "REQ-7"), (fault.Code, fault.Status, fault.RequestId));
    }

    [Fact]
    public async Task Create_OwnershipTags_OverrideThoseOfTheRequest()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(Empty), ScriptedReply.Ok("""{"nodepool_id":"np1"}"""));
        using var client = TestClients.Server(server, time);
        var group = new ScalingGroup { Tags = [new() { Key = "owner", Value = "not me" }, new() { Key = "team", Value = "a" }] };

        await client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted() with { ScalingGroup = group }, Owner, Ct);

        var body = Newtonsoft.Json.Linq.JObject.Parse(server.Requests[1].Body);
        Assert.Equal(["team=a", "owner=me", "stack=dev"], body["scaling_group"]!["tags"]!.Select(tag => $"{tag["key"]}={tag["value"]}"));
    }

    [Fact]
    public async Task Find_OwnPoolBehindAForeignOne_IsAdopted()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(Pools(Pool("np1", owner: "other"), Pool("np2"))));
        using var client = TestClients.Server(server, time);

        Assert.Equal("np2", (await client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct)).NodePoolId);
    }

    [Theory]
    [InlineData("other", "dev", "active", "someone else")]
    [InlineData("me", "prod", "active", "someone else")]
    [InlineData("me", "dev", "deleting", "being deleted")]
    public async Task Find_PoolThatCannotBeAdopted_IsRefusedAndNothingIsSent(string owner, string stack, string state, string reason)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(Pools(Pool("np1", owner, stack, state))));
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<NameTakenException>(() => client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct));

        Assert.Equal("np1", fault.NodePoolId);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Count(Create));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Create_PoolWithoutAName_IsRefusedBeforeAnyCall(string? name)
    {
        await using var server = new ScriptedServer();
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Ack.NodePools.CreateOrAdoptAsync("c1", new() { Info = new() { Name = name } }, Owner, Ct)
        );

        Assert.Contains("could not be found again", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    /// <summary>One of the two tags has a key.</summary>
    [Fact]
    public async Task Create_OwnershipTagWithoutAKey_IsRefusedBeforeAnyCall()
    {
        await using var server = new ScriptedServer();
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), [Owner[0], new() { Value = "x" }], Ct)
        );

        Assert.Contains("has no key", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    /// <summary>Without tags it is not known whose pool it is.</summary>
    [Fact]
    public async Task Create_WithoutOwner_NeverAdopts()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(Pools(Pool("np1"))));
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<NameTakenException>(() => client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), [], Ct));

        Assert.Equal(0, server.Count(Create));
    }

    [Fact]
    public async Task Create_WithoutOwner_ReplyLost_IsAmbiguousAtOnce_AndAddsNoTags()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(Empty), ScriptedReply.Reset());
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), [], Ct));

        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain("tags", server.Requests[1].Body, StringComparison.Ordinal);
        Assert.Empty(time.Pauses);
    }

    /// <summary>A program that waits on its only thread, as one with a window does, would wait forever for that thread.</summary>
    [Fact]
    public async Task Create_CalledOnAThreadWithAContext_NeverComesBackToIt()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(Empty), ScriptedReply.Ok("""{"nodepool_id":"np1"}"""));
        using var client = TestClients.Server(server, time);
        var context = new RecordingContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        var making = client.Ack.NodePools.CreateOrAdoptAsync("c1", Wanted(), Owner, Ct);
        SynchronizationContext.SetSynchronizationContext(before);

        Assert.Equal("np1", (await making).NodePoolId);
        Assert.Equal(0, context.Posts);
    }

    private static CreateNodePoolRequest Wanted() => new() { Info = new() { Name = "pool" } };

    private static string Pools(params string[] pools) => $$"""{"nodepools":[{{string.Join(',', pools)}}]}""";

    private static string Pool(string id, string owner = "me", string stack = "dev", string state = "active") =>
        $$$"""
            {"nodepool_info":{"name":"pool","nodepool_id":"{{{id}}}"},"status":{"state":"{{{state}}}"},
             "scaling_group":{"tags":[{"key":"owner","value":"{{{owner}}}"},{"key":"stack","value":"{{{stack}}}"}]}}
            """;

    /// <summary>Counts what comes back to it, and lets it go on.</summary>
    private sealed class RecordingContext : SynchronizationContext
    {
        private int posts;

        public int Posts => posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref posts);
            base.Post(d, state);
        }
    }
}
