using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// The command and its plugin, as processes, are killed at a request to the cloud: before it arrives, and after it took effect and before
/// its answer arrives. The same command completes what was begun: one pool or none, one create, and an empty preview.
/// </summary>
/// <remarks>
/// CI kills once in each verb, when the answer is lost. <c>CONTAINEROS_KILL_REQUESTS=5</c> kills at 5 requests of each verb, spread over
/// all of them, in both ways.
/// </remarks>
public sealed class EveryRequestTests
{
    private static readonly int Places = RunCount.Of("CONTAINEROS_KILL_REQUESTS", 0);

    [Theory]
    [InlineData("up", 6)]
    [InlineData("refresh", 3)]
    [InlineData("destroy", 4)]
    public async Task Run_KilledAtARequest_IsCompletedByTheSameCommand(string verb, int place)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds the plugin through /proc, which only Linux has");
        if (Places == 0)
        {
            await KillAsync(verb, isAnswerLost: true, place);
            return;
        }

        foreach (var isAnswerLost in new[] { false, true })
        {
            var requests = await KillAsync(verb, isAnswerLost, int.MaxValue);
            Assert.InRange(requests, 3, 200);
            for (var index = 0; index < Places; index++)
            {
                await KillAsync(verb, isAnswerLost, 1 + (index * requests / Places));
            }
        }
    }

    /// <summary>Returns the number of requests of the run.</summary>
    private static async Task<int> KillAsync(string verb, bool isAnswerLost, int killAt)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        if (verb != "up")
        {
            Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        }

        await using var cloud = await RecordingProxy.ForHttpAsync(stage.Address);
        var environment = new Dictionary<string, string>(stage.Environment) { ["CONTAINEROS_ENDPOINT"] = cloud.Address.ToString() };
        string[] confirmation = verb == "refresh" ? [] : ["--yes"];
        var requests = 0;
        var isKilled = false;
        var started = new TaskCompletionSource<System.Diagnostics.Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        cloud.OnTheWay = async message =>
        {
            requests = Math.Max(requests, message.Number);
            if (message.Number == killAt && message.IsAnswer == isAnswerLost && !isKilled)
            {
                isKilled = true;
                var engine = await started.Task;
                using var plugin = Processes.PluginOf(engine);
                engine.Kill();
                plugin.Kill();
            }

            return !isKilled;
        };

        using var run = Command.Start(environment, [verb, stage.Folder, .. confirmation]);
        started.SetResult(run);
        var result = await Command.EndAsync(run);

        Assert.Equal(killAt != int.MaxValue, isKilled);
        Assert.Equal(isKilled, result.ExitCode != 0);
        var next = await stage.RunAsync(verb, confirmation);
        Assert.True(next.ExitCode == 0, $"{verb}, killed at request {killAt}: {next.Output}{next.Error}");
        Assert.Single(await stage.ChangesAsync(), "CreateClusterNodePool");
        using var pools = OtherClient.At(stage);
        Assert.Equal(verb == "destroy" ? 0 : 1, await pools.PoolsAsync());
        if (verb == "up")
        {
            Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
        }

        return requests;
    }
}
