using System.Diagnostics;
using System.Globalization;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Tests.TestPlugin;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Protocol.Tests.Engines;

public sealed class PluginStartTests
{
    /// <summary>Only a failing test waits this long.</summary>
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Start_NoSuchExecutable_NamesItAndPath()
    {
        var fault = await FailAsync(new PluginStartInfo("/nowhere/pulumi-resource-none", "127.0.0.1:1"));
        Assert.Contains("/nowhere/pulumi-resource-none", fault.Message, StringComparison.Ordinal);
        Assert.Contains("PATH", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProcessExits_ReportsCodeAndLastLines()
    {
        var fault = await FailAsync(TestPluginProcess.Describe("exit"));
        Assert.Contains("exited with code 3 before it printed its port", fault.Message, StringComparison.Ordinal);
        Assert.Contains("cannot find my settings", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProcessPrintsNoPort_QuotesItsOutput() =>
        Assert.Contains(
            "but it printed 'Hello, I am a plugin'",
            (await FailAsync(TestPluginProcess.Describe("nonsense"))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Start_PassesEnvironmentAndWorkingDirectory()
    {
        var start = TestPluginProcess.Describe("environment") with
        {
            Environment = new Dictionary<string, string> { ["TEST_PLUGIN_GREETING"] = "hello" },
            WorkingDirectory = "/",
        };
        Assert.Contains("'hello in /'", (await FailAsync(start)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InheritsOnlyWhatThePluginNeeds()
    {
        var start = TestPluginProcess.Describe("names") with { Inherits = name => name is "PATH" or "HOME" or "DOTNET_ROOT" };

        var message = (await FailAsync(start)).Message;

        var names = message[(message.IndexOf('\'') + 1)..].Split('\'')[0].Split(' ');
        Assert.Subset(new HashSet<string> { "PATH", "HOME", "DOTNET_ROOT" }, names.ToHashSet());
    }

    /// <summary>No time passes on the clock of the plugin.</summary>
    [Fact]
    public async Task Start_ProcessDiesBeforeTheHandshake_IsReportedAtOnce()
    {
        var start = TestPluginProcess.Describe("dies") with { Time = new FakeTimeProvider() };

        var fault = await FailAsync(start).WaitAsync(TestTimeout, TestContext.Current.CancellationToken);

        Assert.Contains("exited with code 5 before it answered the handshake", fault.Message, StringComparison.Ordinal);
        Assert.Contains("no memory", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// A shell starts a command in the background with SIGINT ignored, and all that it starts inherits it. No time passes on the clock, so
    /// the process is not killed after five seconds.
    /// </summary>
    [Fact]
    public async Task Dispose_ProcessIgnoresInterrupts_EndsItByAnotherSignal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads ignored signals through /proc");
        var child = ChildProcess.Start(
            new ChildStart(
                "/bin/sh",
                ["-c", "trap '' INT; echo started; exec sleep 1000"],
                new Dictionary<string, string>(),
                WorkingDirectory: null,
                OnErrorLine: null,
                new FakeTimeProvider()
            )
        );
        Assert.Equal("started", await child.Output.ReadLineAsync(TestContext.Current.CancellationToken));

        await child.DisposeAsync().AsTask().WaitAsync(TestTimeout, TestContext.Current.CancellationToken);

        Assert.True(child.Exited.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Start_ProcessExits_AndADescendantHoldsItsErrorOutput_IsReportedAfterTwoSeconds()
    {
        var time = new FakeTimeProvider();
        var grandchild = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var failing = FailAsync(
            TestPluginProcess.Describe("closes") with
            {
                Time = time,
                OnErrorLine = line => grandchild.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)),
            }
        );
        using var holder = Process.GetProcessById(await grandchild.Task);
        try
        {
            Assert.Contains("exited with code 6", (await time.PassUntilAsync(failing)).Message, StringComparison.Ordinal);
            Assert.False(holder.HasExited);
        }
        finally
        {
            holder.Kill();
        }
    }

    /// <summary>As a shell starts a command in the background. No time passes on the clock of the engine.</summary>
    [Fact]
    public async Task Dispose_ProcessIgnoresSigint_EndsAtOnce()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        var start = TestPluginProcess.Describe("serve");
        var plugin = await PluginProcess.StartAsync(
            start with
            {
                Executable = "sh",
                Arguments = ["-c", "trap '' INT; exec \"$0\" \"$@\"", start.Executable, .. start.Arguments],
                Time = new FakeTimeProvider(),
            },
            TestContext.Current.CancellationToken
        );

        await plugin.DisposeAsync().AsTask().WaitAsync(TestTimeout, TestContext.Current.CancellationToken);

        Assert.True(plugin.Exited.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("silent", 1, "printed no port within 30 s")]
    [InlineData("unresponsive", 2, "did not respond to the handshake within 30 s")]
    public async Task Start_ProcessDoesNotRespond_TimesOut(string mode, int wait, string problem)
    {
        var limit = TimeSpan.FromSeconds(30);
        var time = new ObservedTime(limit, wait);
        var failing = FailAsync(TestPluginProcess.Describe(mode) with { Time = time });
        await Task.WhenAny(time.Begun, failing).WaitAsync(TestTimeout, TestContext.Current.CancellationToken);

        time.Advance(limit - TimeSpan.FromMilliseconds(1));
        Assert.False(failing.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Contains(problem, (await time.PassUntilAsync(failing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_ProcessIgnoresTheInterrupt_IsKilled()
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
    public async Task Dispose_DescendantHoldsTheOutputOpen_Ends()
    {
        var time = new FakeTimeProvider();
        var grandchild = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var plugin = await PluginProcess.StartAsync(
            TestPluginProcess.Describe("grandchild") with
            {
                Time = time,
                OnErrorLine = line => grandchild.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)),
            },
            TestContext.Current.CancellationToken
        );
        using var holder = Process.GetProcessById(await grandchild.Task);
        try
        {
            await time.PassUntilAsync(plugin.DisposeAsync().AsTask());
            Assert.False(holder.HasExited);
        }
        finally
        {
            holder.Kill();
        }
    }

    [Fact]
    public async Task Start_Cancelled_EndsTheProcess()
    {
        using var stop = new CancellationTokenSource();
        var starting = PluginProcess.StartAsync(TestPluginProcess.Describe("silent"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    private static Task<PluginStartException> FailAsync(PluginStartInfo start) =>
        Assert.ThrowsAsync<PluginStartException>(() => PluginProcess.StartAsync(start, TestContext.Current.CancellationToken));
}
