using System.Diagnostics;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// An up of a program in JavaScript loses one of its processes, or is interrupted, at a message between the program and the engine: before
/// it arrives, and after it took effect and before its answer arrives. The run ends with one message, no process is left, and the next up
/// completes what was begun: each pool once, and an empty preview.
/// </summary>
/// <remarks>
/// CI does not make this run: it has <see cref="KillTests"/>, and a program that is killed in the engine's own tests.
/// <c>CONTAINEROS_KILL_MESSAGES=1</c> ends each process at every message in both ways, and a larger number at every nth.
/// </remarks>
public sealed class EveryMessageTests
{
    /// <summary>
    /// Makes the program call this process instead of the engine, but not in the preview before the up, which changes nothing. Node reads
    /// it before the program.
    /// </summary>
    private const string Redirect = """
        const at = process.argv.indexOf("--monitor");
        if (at > 0 && !process.argv.includes("--dry-run")) {
          require("node:fs").writeFileSync(process.env.TEST_MONITOR_FILE, process.argv[at + 1]);
          process.argv[at + 1] = process.env.TEST_MONITOR;
          process.argv[process.argv.indexOf("--engine") + 1] = process.env.TEST_MONITOR;
        }
        """;

    private static readonly int Step = RunCount.Of("CONTAINEROS_KILL_MESSAGES", 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task ProgramKilledAtAMessage_IsOneError_AndTheNextUpCompletesIt() => EndAtEachMessageAsync(Victim.Program);

    [Fact]
    public Task EngineKilledAtAMessage_LeavesNoProcess_AndTheNextUpCompletesIt() => EndAtEachMessageAsync(Victim.Engine);

    [Fact]
    public Task PluginKilledAtAMessage_IsNamedIfItIsMissed_AndTheNextUpCompletesIt() => EndAtEachMessageAsync(Victim.Plugin);

    [Fact]
    public Task CtrlCAtAMessage_EndsAllProcesses_AndTheNextUpCompletesIt() => EndAtEachMessageAsync(Victim.All);

    private static async Task EndAtEachMessageAsync(Victim victim)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds the processes through /proc, which only Linux has");
        Assert.SkipUnless(Step > 0, "a long run: set CONTAINEROS_KILL_MESSAGES");
        var messages = await RunAsync(victim, isAnswerLost: false, int.MaxValue);
        Assert.InRange(messages, 10, 100);
        var faults = new List<string>();
        foreach (var isAnswerLost in new[] { false, true })
        {
            for (var message = 1; message <= messages; message += Step)
            {
                var fault = await Record.ExceptionAsync(() => RunAsync(victim, isAnswerLost, message));
                if (fault is not null)
                {
                    faults.Add(
                        $"{victim} at message {message} of {messages}, {(isAnswerLost ? "answer" : "request")} lost: {fault.Message}"
                    );
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{victim}: {2 * ((messages + Step - 1) / Step)} runs of {messages} messages");
        Assert.Empty(faults);
    }

    /// <summary>Returns the number of messages of the run.</summary>
    private static async Task<int> RunAsync(Victim victim, bool isAnswerLost, int killAt)
    {
        await using var stage = await JavaScriptProgram.StageAsync(JavaScriptProgram.TwoPools);
        var file = Path.Combine(stage.Folder, "monitor");
        await using var proxy = await RecordingProxy.ForGrpcAsync(() => new Uri($"http://{File.ReadAllText(file)}"));
        var redirect = Path.Combine(stage.Folder, "redirect.cjs");
        await File.WriteAllTextAsync(redirect, Redirect, Ct);
        var environment = new Dictionary<string, string>(stage.Environment)
        {
            ["NODE_OPTIONS"] = $"--require {redirect}",
            ["TEST_MONITOR"] = proxy.Address.Authority,
            ["TEST_MONITOR_FILE"] = file,
        };
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        var killing = new Killing(killAt, isAnswerLost, victim, started.Task);
        proxy.OnTheWay = killing.OnTheWayAsync;

        using var up = Command.StartGroup(environment, "up", stage.Folder, "--skip-preview");
        started.SetResult(up);
        var result = await Command.EndAsync(up);

        Assert.Equal(killAt != int.MaxValue, killing.IsDone);
        AssertEnd(victim, result, killing.IsDone);
        await NothingIsLeftAsync(stage.Folder);
        var next = await stage.RunAsync("up", "--skip-preview");
        Assert.True(next.ExitCode == 0, next.Output + next.Error);
        Assert.Equal(2, (await stage.ChangesAsync()).Count(change => change == "CreateClusterNodePool"));
        using var pools = OtherClient.At(stage);
        Assert.Equal(2, await pools.PoolsAsync());
        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
        return killing.Messages;
    }

    /// <summary>A run that was not over ends with its own exit code and one message.</summary>
    private static void AssertEnd(Victim victim, ProcessResult result, bool isKilled)
    {
        var text = result.Output + result.Error;
        var errors = text.Split('\n').Count(line => line.StartsWith("error", StringComparison.Ordinal));
        switch (isKilled ? victim : null as Victim?)
        {
            case null:
                Assert.True(result.ExitCode == 0, text);
                break;
            case Victim.Program:
                Assert.Equal(1, result.ExitCode);
                Assert.Contains("the program was ended by signal 9", text, StringComparison.Ordinal);
                Assert.True(errors == 1, text);
                break;
            case Victim.Engine:
                Assert.Equal(137, result.ExitCode);
                break;
            // What the plugin does not do any more, or can do again, does not fail the run.
            case Victim.Plugin when result.ExitCode == 0:
                Assert.Equal(0, errors);
                break;
            case Victim.Plugin:
                Assert.Equal(1, result.ExitCode);
                Assert.Contains("pulumi-resource-containeros", text, StringComparison.Ordinal);
                break;
            default:
                Assert.Equal(130, result.ExitCode);
                Assert.DoesNotContain("signal", text, StringComparison.Ordinal);
                break;
        }
    }

    /// <summary>Processes whose engine was killed notice it within seconds.</summary>
    private static async Task NothingIsLeftAsync(string folder)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Processes.WithArgument(folder).Count > 0)
        {
            Assert.True(await timer.WaitForNextTickAsync(timeout.Token));
        }
    }

    /// <summary>What ends at a message.</summary>
    private enum Victim
    {
        Program,
        Engine,
        Plugin,

        /// <summary>Ctrl-C on a terminal, which reaches all of them.</summary>
        All,
    }

    /// <summary>Ends a process when a message is on its way.</summary>
    private sealed class Killing(int killAt, bool isAnswerLost, Victim victim, Task<Process> started)
    {
        private readonly Lock gate = new();

        internal int Messages { get; private set; }

        internal bool IsDone { get; private set; }

        internal async Task<bool> OnTheWayAsync(MessageOnTheWay message)
        {
            lock (gate)
            {
                Messages = Math.Max(Messages, message.Number);
                if (IsDone || message.Number != killAt || message.IsAnswer != isAnswerLost)
                {
                    return true;
                }

                IsDone = true;
            }

            await KillAsync(await started);
            // The caller of the message is gone, or the one that would answer it; else it goes on.
            return victim is Victim.Plugin or Victim.All;
        }

        private async Task KillAsync(Process engine)
        {
            switch (victim)
            {
                case Victim.Engine:
                    engine.Kill();
                    break;
                case Victim.All:
                    KillTests.Signal("INT", -engine.Id);
                    break;
                default:
                    using (var child = await ChildAsync(engine, isNode: victim is Victim.Program))
                    {
                        child.Kill();
                        await child.WaitForExitAsync(Ct);
                    }

                    break;
            }
        }

        /// <summary>The program's first messages come while the plugin is being started.</summary>
        private static async Task<Process> ChildAsync(Process engine, bool isNode)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            Process? child;
            while ((child = Processes.FindChild(engine, isNode)) is null)
            {
                await timer.WaitForNextTickAsync(timeout.Token);
            }

            return child;
        }
    }
}
