using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Tests.Wire;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Chaos;

/// <summary>Faults that rules cause on purpose, as a client sees them.</summary>
public sealed class ChaosTests : IAsyncLifetime
{
    private const string Cluster = $"/clusters/{DemoAccount.ClusterId}";
    private const string Pools = $"{Cluster}/nodepools";
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private AckEmulator emulator = null!;
    private SignedClient caller = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time, IsStepped = true }, Ct);
        caller = new SignedClient(emulator.Address, time);
    }

    [Theory]
    [InlineData(ChaosFault.Throttle, 429, "Throttling.User")]
    [InlineData(ChaosFault.ServerError, 503, "ServiceUnavailable")]
    [InlineData(ChaosFault.Forbidden, 403, "Forbidden.RAM")]
    [InlineData(ChaosFault.QuotaExceeded, 400, "QuotaExceeded")]
    [InlineData(ChaosFault.BusyCluster, 400, "InvalidStatus.Forbidden")]
    public async Task Refusal_HasTheVendorsShape_ChangesNothing_AndEndsWithItsCount(ChaosFault fault, int status, string code)
    {
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = fault,
                Operation = "CreateClusterNodePool",
                Count = 1,
            }
        );

        var refused = await CreateAsync("web", 1);
        var accepted = await CreateAsync("web", 1);

        Assert.Equal((status, code, 200), (refused.Status, refused.Code, accepted.Status));
    }

    [Fact]
    public async Task OwnCodeStatusAndMessage_AreThoseOfTheRefusal()
    {
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.ServerError,
                Status = 500,
                Code = "InternalError",
                Message = "on purpose",
            }
        );

        var reply = await caller.EcsAsync("DescribeInstances");

        Assert.Equal((500, "InternalError", "on purpose"), (reply.Status, reply.Code, (string)reply.Json["Message"]!));
    }

    [Fact]
    public async Task Throttle_SaysHowLongToWait()
    {
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.Throttle, Duration = TimeSpan.FromSeconds(3) });

        var reply = await caller.EcsAsync("DescribeInstances");

        Assert.Equal("3000", reply.Headers["x-acs-retry-after"]);
        Assert.Contains("TimeLeft:3000", reply.Headers["x-ratelimit-user-api"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetBefore_DoesNothing_AndResetAfter_TakesEffect()
    {
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.ResetBefore,
                Operation = "Create*",
                Count = 1,
            }
        );
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync("before", 1));
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.ResetAfter,
                Operation = "Create*",
                Count = 1,
            }
        );
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync("after", 1));

        Assert.Equal("after", (string)Assert.Single(await ListAsync())["nodepool_info"]!["name"]!);
    }

    [Fact]
    public async Task StaleRead_IsTheStateOfThatTime()
    {
        await CreateAsync("first", 0);
        emulator.Advance(TimeSpan.FromSeconds(30));
        await CreateAsync("second", 0);
        emulator.Advance(TimeSpan.FromSeconds(10));
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.StaleRead,
                Operation = "DescribeClusterNodePools",
                Duration = TimeSpan.FromSeconds(20),
                Count = 1,
            }
        );

        Assert.Single(await ListAsync());
        Assert.Equal(2, (await ListAsync()).Count());
    }

    [Fact]
    public async Task ClockSkew_RefusesTheSignature_WithTheTimeOfTheService()
    {
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.ClockSkew, Duration = TimeSpan.FromMinutes(20) });

        var reply = await caller.EcsAsync("DescribeInstances");

        Assert.Equal("InvalidTimeStamp.Expired", reply.Code);
        Assert.Equal("Mon, 23 Nov 2026 12:20:00 GMT", reply.Headers["Date"]);
    }

    [Fact]
    public async Task Latency_HoldsTheReplyBack()
    {
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.Latency, Duration = TimeSpan.FromSeconds(5) });

        var reply = caller.EcsAsync("DescribeInstances");
        using var http = new HttpClient();
        while (await http.GetStringAsync(new Uri(emulator.Address, "/_emulator/requests"), Ct) == "[]")
        {
            Assert.False(reply.IsCompleted);
        }

        while (!reply.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(200, (await reply).Status);
        Assert.True(time.GetUtcNow() >= new DateTimeOffset(2026, 11, 23, 12, 0, 5, TimeSpan.Zero));
    }

    [Fact]
    public async Task StuckTask_NeverGetsOn()
    {
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.StuckTask, Operation = "CreateClusterNodePool" });
        var task = (string)(await CreateAsync("web", 2)).Json["task_id"]!;
        emulator.Advance(TimeSpan.FromDays(1));

        Assert.Equal("running", (string)(await TaskAsync(task))["state"]!);
        Assert.Throws<InvalidOperationException>(() => emulator.AdvanceUntilTaskEnds(task));
    }

    [Fact]
    public async Task FailedTask_HasTheError_AndItsNodesFail()
    {
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.FailedTask,
                Operation = "CreateClusterNodePool",
                Code = "ScalingActivityFailed",
            }
        );
        var made = await CreateAsync("web", 2);
        emulator.AdvanceUntilTaskEnds((string)made.Json["task_id"]!);

        var task = await TaskAsync((string)made.Json["task_id"]!);
        var status = (await DetailAsync((string)made.Json["nodepool_id"]!))["status"]!;

        Assert.Equal(("failed", "ScalingActivityFailed"), ((string)task["state"]!, (string)task["error"]!["code"]!));
        Assert.Equal(("active", 2), ((string)status["state"]!, (int)status["healthy_nodes"]! + (int)status["failed_nodes"]!));
        Assert.InRange((int)status["failed_nodes"]!, 1, 2);
    }

    [Fact]
    public async Task FailedNodes_AreOneInN_AndTheOthersAreReady()
    {
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.FailedNodes, EveryNth = 3 });
        var made = await CreateAsync("web", 7);
        emulator.AdvanceUntilTaskEnds((string)made.Json["task_id"]!);

        var status = (await DetailAsync((string)made.Json["nodepool_id"]!))["status"]!;
        var failed = await caller.AckAsync("DescribeClusterNodes", "GET", $"{Cluster}/nodes", query: "state=failed");

        Assert.Equal((5, 2), ((int)status["healthy_nodes"]!, (int)status["failed_nodes"]!));
        Assert.Equal(2, failed.Json["nodes"]!.Count());
    }

    [Theory]
    [InlineData("cn-hangzhou-h", "failed")]
    [InlineData("cn-hangzhou-j", "success")]
    public async Task NoStock_IsOfAZone(string zone, string state)
    {
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.NoStock, Zone = zone });
        var made = await CreateAsync("web", 1);
        emulator.AdvanceUntilTaskEnds((string)made.Json["task_id"]!);

        Assert.Equal(state, (string)(await TaskAsync((string)made.Json["task_id"]!))["state"]!);
    }

    [Fact]
    public async Task BlockedDrain_EndsTheTaskAfterThirtyMinutes_AndKeepsTheNodes()
    {
        var pool = (string)(await CreateAsync("web", 2)).Json["nodepool_id"]!;
        emulator.Advance(TimeSpan.FromSeconds(80));
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.BlockedDrain });
        var upgrade = await caller.AckAsync("UpgradeClusterNodepool", "POST", $"{Pools}/{pool}/upgrade", """{"use_replace":true}""");
        var task = (string)upgrade.Json["task_id"]!;
        emulator.Advance(TimeSpan.FromMinutes(29));
        var before = await TaskAsync(task);
        emulator.Advance(TimeSpan.FromMinutes(1));
        var after = await TaskAsync(task);

        Assert.Equal(("running", "failed"), ((string)before["state"]!, (string)after["state"]!));
        Assert.Contains("disruption budget", (string)after["error"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal(2, (int)(await DetailAsync(pool))["status"]!["healthy_nodes"]!);
    }

    [Fact]
    public async Task FailedDelete_LeavesDeleteFailed_WhichASecondDeleteHeals()
    {
        var pool = (string)(await CreateAsync("web", 1)).Json["nodepool_id"]!;
        emulator.Advance(TimeSpan.FromSeconds(80));
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.FailedDelete, Count = 1 });
        var first = await DeleteAsync(pool);
        emulator.AdvanceUntilTaskEnds((string)first.Json["task_id"]!);
        var state = (string)(await DetailAsync(pool))["status"]!["state"]!;
        var change = await caller.AckAsync("ModifyClusterNodePool", "PUT", $"{Pools}/{pool}", "{}");
        emulator.AdvanceUntilTaskEnds((string)(await DeleteAsync(pool)).Json["task_id"]!);

        Assert.Equal("ScalingGroup's instances not empty", (string)(await TaskAsync((string)first.Json["task_id"]!))["error"]!["message"]!);
        Assert.Equal(("delete_failed", "InvalidNodePoolStatus.Forbidden"), (state, change.Code));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task SkipFromAndUntil_LimitTheCallsThatAreHit()
    {
        emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.ServerError,
                Skip = 1,
                From = TimeSpan.FromMinutes(1),
                Until = TimeSpan.FromMinutes(2),
            }
        );
        List<int> statuses = [];
        foreach (var wait in new[] { 0, 60, 0, 0, 60 })
        {
            emulator.Advance(TimeSpan.FromSeconds(wait));
            statuses.Add((await caller.EcsAsync("DescribeInstances")).Status);
        }

        Assert.Equal([200, 200, 503, 503, 200], statuses);
    }

    [Fact]
    public void Rate_IsKept_AndTheSameSeedHitsTheSameCalls()
    {
        bool[] Hits(int seed)
        {
            var engine = new ChaosEngine(seed, 0);
            engine.Add(new ChaosRule { Fault = ChaosFault.ServerError, Rate = 0.25 });
            return [.. Enumerable.Range(0, 1_000).Select(_ => engine.Decide("DescribeRegions", 0).Refusal is not null)];
        }

        Assert.Equal(Hits(7), Hits(7));
        Assert.NotEqual(Hits(7), Hits(8));
        Assert.InRange(Hits(7).Count(hit => hit), 200, 300);
    }

    [Fact]
    public async Task Hit_IsInTheJournal()
    {
        emulator.AddChaos(new ChaosRule { Name = "slow day", Fault = ChaosFault.ServerError });
        await caller.EcsAsync("DescribeInstances");
        using var http = new HttpClient();

        var journal = JArray.Parse(await http.GetStringAsync(new Uri(emulator.Address, "/_emulator/requests"), Ct));

        Assert.Equal("slow day", (string)Assert.Single(Assert.Single(journal)["chaos"]!)!);
    }

    [Fact]
    public async Task Rules_AreSetAndRemovedOverHttp_WithTheTokenOnly()
    {
        const string Rules = """{"rules":[{"fault":"serverError","operation":"DescribeInstances"}]}""";

        var refused = await emulator.ControlAsync(HttpMethod.Put, "chaos", Rules, token: "guess");
        var fromAPage = await emulator.ControlAsync(HttpMethod.Put, "chaos", Rules, origin: "http://evil.example");
        var untouched = await caller.EcsAsync("DescribeInstances");
        var set = await emulator.ControlAsync(HttpMethod.Put, "chaos", Rules);
        var hit = await caller.EcsAsync("DescribeInstances");
        var described = await emulator.ControlAsync(HttpMethod.Get, "chaos", token: string.Empty);
        await emulator.ControlAsync(HttpMethod.Delete, "chaos", null);

        Assert.Equal([403, 403, 200, 200, 503], new[] { refused.Status, fromAPage.Status, untouched.Status, set.Status, hit.Status });
        Assert.Equal(1, (int)described.Json["rules"]![0]!["hits"]!);
        Assert.Equal(200, (await caller.EcsAsync("DescribeInstances")).Status);
    }

    [Theory]
    [InlineData("""{"rules":[{"fault":"flood"}]}""", "rules[0].fault: 'flood' is not one of latency, throttle")]
    [InlineData("""{"rules":[{"fault":"1"}]}""", "rules[0].fault")]
    [InlineData("""{"rules":[{}]}""", "rules[0].fault")]
    [InlineData("""{"rules":[{"fault":"latency"},{"fault":"latency","rate":2}]}""", "rules[1].rate: a number of 0 to 1 is expected")]
    [InlineData("""{"rules":[{"fault":"latency","duration":"5s"}]}""", "rules[0].duration: Unmarshal type error")]
    [InlineData("""{"rules":[{"fault":"latency","color":1}]}""", "rules[0].color: the field is not known")]
    [InlineData("{}", "rules: a list is expected")]
    [InlineData("""{"rules":[{"fault":"latency","status":200}]}""", "rules[0].status: a number of 400 to 599 is expected")]
    [InlineData("""{"rules":{}}""", "rules: a list is expected")]
    [InlineData("""{"rule":[]}""", "rule: the field is not known")]
    [InlineData("""{"rules":[""", "line 1, position 10")]
    public async Task InvalidRules_AreReportedWithTheirPlace_AndNoneIsSet(string rules, string problem)
    {
        await emulator.ControlAsync(HttpMethod.Put, "chaos", """{"rules":[{"fault":"serverError"}]}""");

        var reply = await emulator.ControlAsync(HttpMethod.Put, "chaos", rules);

        Assert.Equal(400, reply.Status);
        Assert.Contains(problem, (string)reply.Json["error"]!, StringComparison.Ordinal);
        Assert.Equal(503, (await caller.EcsAsync("DescribeInstances")).Status);
    }

    [Fact]
    public async Task Clock_IsMovedOverHttp_ByATime_AndToTheEndOfATask()
    {
        var made = await CreateAsync("web", 3);
        var moved = await emulator.ControlAsync(HttpMethod.Post, "clock", """{"milliseconds":10000}""");
        var during = await TaskAsync((string)made.Json["task_id"]!);
        await emulator.ControlAsync(HttpMethod.Post, "clock", $$"""{"untilTask":"{{made.Json["task_id"]}}"}""");
        var refused = await emulator.ControlAsync(HttpMethod.Post, "clock", """{"milliseconds":-1}""");
        var unknown = await emulator.ControlAsync(HttpMethod.Post, "clock", """{"untilTask":"T-none"}""");

        Assert.Equal((200, true, 400, 404), (moved.Status, (bool)moved.Json["isStepped"]!, refused.Status, unknown.Status));
        Assert.Equal("running", (string)during["state"]!);
        Assert.Equal("success", (string)(await TaskAsync((string)made.Json["task_id"]!))["state"]!);
        Assert.Equal(3, (int)(await DetailAsync((string)made.Json["nodepool_id"]!))["status"]!["healthy_nodes"]!);
    }

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await emulator.DisposeAsync();
    }

    private Task<EmulatorReply> CreateAsync(string name, int size) =>
        caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.PoolOf(name, size));

    private Task<EmulatorReply> DeleteAsync(string pool) =>
        caller.AckAsync("DeleteClusterNodepool", "DELETE", $"{Pools}/{pool}", query: "force=true");

    private async Task<JToken> ListAsync() => (await caller.AckAsync("DescribeClusterNodePools", "GET", Pools)).Json["nodepools"]!;

    private async Task<JToken> DetailAsync(string pool) =>
        (await caller.AckAsync("DescribeClusterNodePoolDetail", "GET", $"{Pools}/{pool}")).Json;

    private async Task<JToken> TaskAsync(string task) => (await caller.AckAsync("DescribeTaskInfo", "GET", $"/tasks/{task}")).Json;
}
