using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

public sealed class QuickstartTests
{
    /// <summary>What makes and deletes the pool is a process, as a user starts it.</summary>
    [Fact]
    public async Task Quickstart_FromUpToDestroy_DoesJustWhatItSays()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");

        var first = await stage.RunProcessAsync("up", "--yes");
        Assert.Equal(0, first.ExitCode);
        Assert.Contains($"Next:{Environment.NewLine}", first.Output, StringComparison.Ordinal);
        Assert.Contains("3 of 3 nodes ready", (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);
        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Equal(["CreateClusterNodePool"], await stage.ChangesAsync());
        Assert.Equal(0, (await stage.RunAsync("up", "--yes", "--config", "desiredSize=5")).ExitCode);
        Assert.Equal(0, (await stage.RunProcessAsync("destroy", "--yes")).ExitCode);
        Assert.Equal(["CreateClusterNodePool", "ModifyClusterNodePool", "DeleteClusterNodepool"], await stage.ChangesAsync());
    }

    [Fact]
    public async Task SkipPreview_DeploysAtOnce_WithoutAQuestion_AndShowsWarnings()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");

        var up = await stage.RunAsync("up", "--skip-preview");
        var smaller = await stage.RunAsync("up", "--skip-preview", "--config", "desiredSize=2");
        var destroy = await stage.RunAsync("destroy", "-f");

        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.DoesNotContain("Plan:", up.Output, StringComparison.Ordinal);
        Assert.Contains("does not drain", smaller.Output, StringComparison.Ordinal);
        Assert.Equal(0, destroy.ExitCode);
        Assert.Equal(["CreateClusterNodePool", "ModifyClusterNodePool", "DeleteClusterNodepool"], await stage.ChangesAsync());
    }

    [Fact]
    public async Task Preview_AnotherSize_IsOneUpdateInPlace()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");

        var step = Assert.Single(JObject.Parse((await stage.RunAsync("preview", "--json", "--config", "desiredSize=5")).Output)["steps"]!);

        Assert.Equal("update", (string)step["op"]!);
        Assert.Equal("desiredSize", (string)Assert.Single(step["diff"]!)["path"]!);
    }

    [Fact]
    public async Task AnotherCluster_IsAReplacement_NewOneFirst()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        await stage.EditAsync(DemoAccount.ClusterId, DemoAccount.SecondClusterId);

        var steps = JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!;
        Assert.Equal(["replace", "delete-replaced"], steps.Select(step => (string)step["op"]!));
        Assert.True((bool)Assert.Single(steps[0]!["diff"]!, change => (string)change["path"]! == "clusterId")["replace"]!);
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Equal(["CreateClusterNodePool", "CreateClusterNodePool", "DeleteClusterNodepool"], await stage.ChangesAsync());
    }

    [Fact]
    public async Task Up_StateFileIsLost_IsAnotherStack_WhichDoesNotTouchThePool_AndNamesTheImport()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        File.Delete(stage.StateFile);

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("pulumi import containeros:index:NodePool web", result.Output, StringComparison.Ordinal);
        Assert.Equal(["CreateClusterNodePool"], await stage.ChangesAsync());
    }
}
