using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>Replacements that Diff did not ask for, and what an interrupted create leaves behind.</summary>
public sealed class ReplacementTests
{
    [Fact]
    public async Task Up_WithReplace_EndsWithOnePoolThatTheStateKnows()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");

        var result = await stage.RunAsync("up", "--yes", "--replace", "urn:pulumi:dev::quickstart::containeros:index:NodePool::web");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("id: replaced on request (replaces)", result.Output, StringComparison.Ordinal);
        await EndsWithOnePoolAsync(stage);
    }

    [Fact]
    public async Task Up_WithReplaceOfAnUnknownResource_NamesTheResources()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");

        var result = await stage.RunAsync("up", "--yes", "--replace", "web");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("urn:pulumi:dev::quickstart::containeros:index:NodePool::web", result.Error, StringComparison.Ordinal);
        Assert.Equal(["CreateClusterNodePool"], await stage.ChangesAsync());
    }

    [Fact]
    public async Task Up_InAnotherRegion_ReplacesThePool()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        string[] region = ["--config", "containeros:region=cn-beijing"];

        var result = await stage.RunAsync("up", ["--yes", .. region]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(["CreateClusterNodePool", "CreateClusterNodePool", "DeleteClusterNodepool"], await stage.ChangesAsync());
        await EndsWithOnePoolAsync(stage, region);
    }

    [Fact]
    public async Task InterruptedCreate_IsNamedWithItsNextStep_UntilItIsCleared()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        var state = JObject.Parse(await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken));
        var lost = (JObject)state["deployment"]!["resources"]!.Last!.DeepClone();
        lost["urn"] = "urn:pulumi:dev::quickstart::containeros:index:NodePool::lost";
        state["deployment"]!["pending_operations"] = new JArray(new JObject { ["type"] = "creating", ["resource"] = lost });
        await File.WriteAllTextAsync(stage.StateFile, state.ToString(), TestContext.Current.CancellationToken);

        var up = await stage.RunAsync("up", "--yes");
        var clear = await stage.RunAsync("refresh", "--clear-pending-creates");
        var after = await stage.RunAsync("preview");

        Assert.Contains("'containeros refresh --clear-pending-creates'", up.Output, StringComparison.Ordinal);
        Assert.Contains("this refresh forgets it", clear.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the last run ended", after.Output, StringComparison.Ordinal);
    }

    private static async Task EndsWithOnePoolAsync(Stage stage, params string[] arguments)
    {
        using var cloud = OtherClient.At(stage);
        Assert.Equal(1, await cloud.PoolsAsync());
        Assert.Contains("1 unchanged", (await stage.RunAsync("preview", arguments)).Output, StringComparison.Ordinal);
        Assert.Contains("3 of 3 nodes ready", (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);
    }
}
