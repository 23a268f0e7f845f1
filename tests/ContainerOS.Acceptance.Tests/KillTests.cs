using System.Diagnostics;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// A process is killed or stopped while a pool is being created: the next up finishes that pool and does not create a second one. Where the
/// program matters, it is one in JavaScript, which is a process too.
/// </summary>
public sealed class KillTests
{
    /// <summary>Real time: the pool's nodes take minutes, so that it is half-made for long enough.</summary>
    private const double Slow = 1;

    [Fact]
    public async Task PluginKilledDuringCreate_NextUpContinuesWithItsPool()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml", Slow);
        using var up = Command.Start(stage.Environment, "up", stage.Folder, "--skip-preview");
        await stage.UntilChangedAsync();

        Processes.PluginOf(up).Kill();
        var result = await Command.EndAsync(up);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("pulumi-resource-containeros", result.Output, StringComparison.Ordinal);
        await AdoptsAsync(stage);
    }

    [Fact]
    public async Task EngineKilledDuringCreate_NextUpContinuesWithItsPool_AndProgramAndPluginEnd()
    {
        await using var stage = await JavaScriptProgram.StageAsync(JavaScriptProgram.OnePoolAndATimer, Slow);
        using var up = Command.Start(stage.Environment, "up", stage.Folder, "--skip-preview");
        await stage.UntilChangedAsync();
        using var program = Processes.ProgramOf(up);
        using var plugin = Processes.PluginOf(up);

        up.Kill();
        await up.WaitForExitAsync(TestContext.Current.CancellationToken);

        await AdoptsAsync(stage);
        await Processes.UntilEndedAsync(program);
        await Processes.UntilEndedAsync(plugin);
    }

    [Fact]
    public async Task CtrlCDuringCreate_SavesTheIncompletePool_NextUpContinuesWithIt()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml", Slow);
        using var up = Command.Start(stage.Environment, "up", stage.Folder, "--skip-preview");
        await stage.UntilChangedAsync();

        Signal("INT", up.Id);
        var result = await Command.EndAsync(up);

        Assert.Equal(130, result.ExitCode);
        Assert.Contains(
            "np",
            await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await FinishesAsync(stage);
    }

    [Fact]
    public async Task CtrlCOnATerminal_ReachesProgramAndPluginToo_WithTheSameResult()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setsid"), "needs setsid to put the processes into a new group, as a terminal does");
        await using var stage = await JavaScriptProgram.StageAsync(JavaScriptProgram.OnePoolAndATimer, Slow);
        using var up = Command.StartGroup(stage.Environment, "up", stage.Folder, "--skip-preview");
        await stage.UntilChangedAsync();
        using var program = Processes.ProgramOf(up);
        using var plugin = Processes.PluginOf(up);

        Signal("INT", -up.Id);
        var result = await Command.EndAsync(up);

        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("signal", result.Output + result.Error, StringComparison.Ordinal);
        Assert.True(Processes.HasEnded(program) && Processes.HasEnded(plugin));
        await JavaScriptProgram.ReplaceWithYamlAsync(stage);
        await FinishesAsync(stage);
    }

    // A pool whose id the state does not have is adopted: it gets the tag of a new generation.
    private static async Task AdoptsAsync(Stage stage)
    {
        await FinishesAsync(stage);
        Assert.Equal(["CreateClusterNodePool", "ModifyClusterNodePool"], await stage.ChangesAsync());
    }

    // On a busy machine, a signal can come before the reply of the create has: then the pool is adopted, too.
    private static async Task FinishesAsync(Stage stage)
    {
        await stage.HurryAsync();
        var result = await stage.RunAsync("up", "--skip-preview");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Single(await stage.ChangesAsync(), "CreateClusterNodePool");
        Assert.Empty((await stage.ChangesAsync()).Except(["CreateClusterNodePool", "ModifyClusterNodePool"]));
        using var cloud = OtherClient.At(stage);
        Assert.Equal(1, await cloud.PoolsAsync());
        Assert.Contains("3 of 3 nodes ready", (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);
    }

    internal static void Signal(string name, int process)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        using var kill = Process.Start("/bin/kill", ["-s", name, "--", $"{process}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
