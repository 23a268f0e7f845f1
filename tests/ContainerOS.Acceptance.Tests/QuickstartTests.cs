using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

public sealed class QuickstartTests
{
    [Fact]
    public async Task Quickstart_FromUpToDestroy_DoesJustWhatItSays()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");

        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Contains("3 of 3 nodes ready", (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);
        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Equal(["CreateClusterNodePool"], await stage.ChangesAsync());
        Assert.Equal(0, (await stage.RunAsync("up", "--yes", "--config", "desiredSize=5")).ExitCode);
        Assert.Equal(0, (await stage.RunAsync("destroy", "--yes")).ExitCode);
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
    public async Task Preview_AnotherCluster_IsAReplacement()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        var program = Path.Combine(stage.Folder, "Pulumi.yaml");
        var text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(program, text.Replace("- ", "- ", StringComparison.Ordinal).Replace("clusterId: cd3m0a0000000000000000000000000001", "clusterId: ${otherCluster}", StringComparison.Ordinal)
            .Replace("resources:", "  otherCluster:\n    type: string\n\nresources:", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var preview = JObject.Parse((await stage.RunAsync("preview", "--json", "--config", "otherCluster=cd3m0a0000000000000000000000000999")).Output);

        // The other cluster is a dedicated one, so the replacement is refused before it is planned.
        Assert.Contains(preview["diagnostics"]!, finding => (string?)finding["code"] == "COS1001");
    }

    [Fact]
    public async Task Up_PoolDeletedBySomebody_IsMadeAgain()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        var state = await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken);
        await stage.RunAsync("destroy", "--yes");
        await File.WriteAllTextAsync(stage.StateFile, state, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);

        Assert.Equal(2, (await stage.ChangesAsync()).Count(action => action == "CreateClusterNodePool"));
    }

    [Fact]
    public async Task Up_StateLostAfterTheCreate_AdoptsThePoolItMade()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        File.Delete(stage.StateFile);

        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);

        Assert.Equal(["CreateClusterNodePool"], await stage.ChangesAsync());
    }
}
