using ContainerOS.Protocol.Engines;
using ContainerOS.Protocol.Tests.TestPlugin;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Protocol.Tests.Engines;

public sealed class PluginStartTests
{
    [Fact]
    public async Task Start_NoSuchProgram_SaysWhereItLooked()
    {
        var fault = await FailAsync(new PluginStart("/nowhere/pulumi-resource-none", "127.0.0.1:1"));
        Assert.Contains("/nowhere/pulumi-resource-none", fault.Message, StringComparison.Ordinal);
        Assert.Contains("PATH", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProgramEnds_GivesCodeAndLastLines()
    {
        var fault = await FailAsync(TestPluginProcess.Describe("exit"));
        Assert.Contains("ended with code 3 before it told its port", fault.Message, StringComparison.Ordinal);
        Assert.Contains("cannot find my settings", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProgramPrintsSomethingElse_QuotesIt() =>
        Assert.Contains(
            "but it printed 'Hello, I am a plugin'",
            (await FailAsync(TestPluginProcess.Describe("nonsense"))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Start_EnvironmentAndDirectory_ReachTheProgram()
    {
        var start = TestPluginProcess.Describe("environment") with
        {
            Environment = new Dictionary<string, string> { ["TEST_PLUGIN_GREETING"] = "hello" },
            WorkingDirectory = "/",
        };
        Assert.Contains("'hello in /'", (await FailAsync(start)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mute", "told no port within 30 s")]
    [InlineData("deaf", "did not answer the handshake within 30 s")]
    public async Task Start_ProgramStaysSilent_GivesUp(string mode, string problem)
    {
        var time = new FakeTimeProvider();
        var failing = FailAsync(TestPluginProcess.Describe(mode) with { Time = time });
        Assert.Contains(problem, (await time.PassUntilAsync(failing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_ProgramIgnoresTheInterrupt_IsKilled()
    {
        var time = new FakeTimeProvider();
        var starting = PluginProcess.StartAsync(
            TestPluginProcess.Describe("stubborn") with
            {
                Time = time,
            },
            TestContext.Current.CancellationToken
        );
        var plugin = await starting;
        await time.PassUntilAsync(plugin.DisposeAsync().AsTask());
        Assert.True(plugin.Exited.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Start_Cancelled_EndsTheProgram()
    {
        using var stop = new CancellationTokenSource();
        var starting = PluginProcess.StartAsync(TestPluginProcess.Describe("mute"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    private static Task<PluginStartException> FailAsync(PluginStart start) =>
        Assert.ThrowsAsync<PluginStartException>(() => PluginProcess.StartAsync(start, TestContext.Current.CancellationToken));
}
