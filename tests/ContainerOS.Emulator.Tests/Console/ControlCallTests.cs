using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Emulator.Time;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Emulator.Tests.Console;

/// <summary>The calls below <c>/_emulator/</c> by which a console controls tasks, chaos and the speed of the clock.</summary>
public sealed class ControlCallTests : IAsyncLifetime
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private AckEmulator emulator = null!;
    private SignedClient caller = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time, IsStepped = true }, Ct);
        caller = new SignedClient(emulator.Address, time);
    }

    [Fact]
    public async Task Task_IsPausedResumedAndCanceled_AsByTheCallsOfAck()
    {
        var task = (string)(await CreateAsync(3)).Json["task_id"]!;

        var paused = await emulator.ControlAsync(HttpMethod.Post, $"tasks/{task}/pause");
        var again = await emulator.ControlAsync(HttpMethod.Post, $"tasks/{task}/pause");
        var resumed = await emulator.ControlAsync(HttpMethod.Post, $"tasks/{task}/resume");
        var canceled = await emulator.ControlAsync(HttpMethod.Post, $"tasks/{task}/cancel");
        var ofAck = await caller.AckAsync("DescribeTaskInfo", "GET", $"/tasks/{task}");

        Assert.Equal(["paused", "running", "canceled"], new[] { paused, resumed, canceled }.Select(reply => (string)reply.Json["state"]!));
        Assert.Equal((400, "canceled"), (again.Status, (string)ofAck.Json["state"]!));
        Assert.Contains("must be running", (string)again.Json["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_UnknownOneOrVerb_IsRefused()
    {
        Assert.Equal(404, (await emulator.ControlAsync(HttpMethod.Post, "tasks/T-none/pause")).Status);
        Assert.Equal(404, (await emulator.ControlAsync(HttpMethod.Post, "tasks/T-none/explode")).Status);
        Assert.Equal(403, (await emulator.ControlAsync(HttpMethod.Post, "tasks/T-none/pause", token: "guess")).Status);
    }

    [Fact]
    public async Task Chaos_ARuleIsAddedBesideOthers_AndRemovedByItsName_WithoutTouchingTheirCounts()
    {
        emulator.AddChaos(new ChaosRule { Fault = ChaosFault.Latency });
        await caller.EcsAsync("DescribeInstances");

        var added = await emulator.ControlAsync(HttpMethod.Post, "chaos", """{"rules":[{"name":"mine","fault":"serverError"}]}""");
        var hit = await caller.EcsAsync("DescribeInstances");
        var removed = await emulator.ControlAsync(HttpMethod.Delete, "chaos?name=mine");

        Assert.Equal((2, 503), (added.Json["rules"]!.Count(), hit.Status));
        Assert.Equal(2, (int)Assert.Single(removed.Json["rules"]!)["hits"]!);
        Assert.Empty((await emulator.ControlAsync(HttpMethod.Delete, "chaos?name=latency")).Json["rules"]!);
    }

    [Fact]
    public async Task Clock_ChangesItsSpeed_AndGoesOnFromThePresentMoment()
    {
        await emulator.ControlAsync(HttpMethod.Post, "clock", """{"milliseconds":5000}""");
        var faster = await emulator.ControlAsync(HttpMethod.Post, "clock", """{"speed":60}""");
        time.Advance(TimeSpan.FromSeconds(2));
        var stepped = await emulator.ControlAsync(HttpMethod.Post, "clock", """{"speed":0}""");
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((60, false, true), ((double)faster.Json["speed"]!, (bool)faster.Json["isStepped"]!, (bool)stepped.Json["isStepped"]!));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 2, 5, TimeSpan.Zero), emulator.Now);
    }

    [Theory]
    [InlineData("""{"speed":-1}""")]
    [InlineData("""{"speed":1000001}""")]
    [InlineData("""{"speed":1e400}""")]
    [InlineData("""{"speed":"fast"}""")]
    [InlineData("{}")]
    public async Task Clock_ASpeedOutsideItsBounds_IsRefused_AndTheClockStays(string body)
    {
        var refused = await emulator.ControlAsync(HttpMethod.Post, "clock", body);

        Assert.Equal((400, true), (refused.Status, (bool)(await emulator.ControlAsync(HttpMethod.Get, "clock")).Json["isStepped"]!));
    }

    [Fact]
    public void Clock_AnotherSpeed_LosesNoMoment()
    {
        var clock = new VirtualClock(time, 1_000, 0);
        time.Advance(TimeSpan.FromSeconds(1));
        clock.Advance(7);
        var before = clock.Now;

        foreach (var speed in new double[] { 0, 1, 0, 60 })
        {
            clock.SetSpeed(speed);
            Assert.Equal(before, clock.Now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await emulator.DisposeAsync();
    }

    private Task<EmulatorReply> CreateAsync(int size) =>
        caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.PoolOf("web", size));
}
