using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The tasks of a rollout are controlled from another terminal.</summary>
/// <remarks>A node is replaced in a second, so that another command can see its task.</remarks>
public sealed class RolloutTaskTests() : RolloutStage(speed: 60)
{
    [Fact]
    public async Task TaskOfARun_IsPausedResumedAndStopped_FromAnotherTerminal_AndHistoryAndReportHaveIt()
    {
        await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock);
        var run = RunAsync("rollout", "apply", Plan, "--lock", Lock, "--json");
        var paused = await RunAsync("rollout", "pause", Pool);
        Assert.True(paused.ExitCode == 0, paused.Error);
        Assert.Contains("paused", (await RunAsync("rollout", "status", Plan)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("rollout", "resume", Plan)).ExitCode);

        var stopped = await RunAsync("rollout", "stop", Pool);
        var applied = await run;
        Assert.True(stopped.ExitCode == 0, stopped.Error);
        Assert.Equal(1, applied.ExitCode);
        var moments = applied.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JObject.Parse(line)).ToList();
        Assert.Equal("Stopped", (string)moments[^1]["step"]!);
        Assert.Contains("was canceled", (string)moments[^1]["text"]!, StringComparison.Ordinal);

        Assert.Equal(2, (await RunAsync("rollout", "resume", Pool, "--wait", "0")).ExitCode);
        Assert.Equal(0, (await RunAsync("rollout", "apply", Plan, "--lock", Lock)).ExitCode);
        var history = JArray.Parse((await RunAsync("rollout", "history", Pool, "--json")).Output);
        Assert.Contains("canceled", history.Select(task => (string)task["state"]!));
        Assert.Equal("success", (string)history[0]["state"]!);
        var report = await RunAsync("rollout", "report", Plan, "-o", Folder.PathOf("report"), "--reason", "test");
        Assert.True(report.ExitCode == 0, report.Error);
        Assert.Contains(
            "<svg",
            await File.ReadAllTextAsync(Folder.PathOf("report.html"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
