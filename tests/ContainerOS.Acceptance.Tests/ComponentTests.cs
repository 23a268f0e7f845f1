using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>Components that the plugin constructs, in YAML programs on the embedded engine.</summary>
public sealed class ComponentTests
{
    [Fact]
    public async Task NodePoolSet_FromUpToDestroy_IsATreeOfThreePools()
    {
        await using var stage = await Stage.OfAsync("node-pool-set-yaml");

        var preview = JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!;
        Assert.Equal(
            ["NodePool::shop-h", "NodePool::shop-i", "NodePool::shop-j", "NodePoolSet::shop"],
            preview.Select(step => ((string)step["urn"]!).Split(":index:")[^1]).Order(StringComparer.Ordinal)
        );
        Assert.All(
            preview.Where(step => !((string)step["urn"]!).EndsWith("::shop", StringComparison.Ordinal)),
            step =>
                Assert.Contains(
                    "containeros:index:NodePoolSet$containeros:index:NodePool::",
                    (string)step["urn"]!,
                    StringComparison.Ordinal
                )
        );

        var up = await stage.RunAsync("up", "--yes");
        Assert.True(up.ExitCode == 0, up.ToString());
        Assert.Contains("1 node ready in zone j", up.Output, StringComparison.Ordinal);
        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);

        await stage.EditAsync("desiredSize: 1", "desiredSize: 3");
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Equal("ModifyClusterNodePool", (await stage.ChangesAsync())[^1]);
        Assert.Equal(0, (await stage.RunAsync("destroy", "--yes")).ExitCode);
        Assert.Equal(3, (await stage.ChangesAsync()).Count(action => action == "DeleteClusterNodepool"));
    }

    [Fact]
    public async Task NodePoolSet_WrongTemplate_IsReportedAtThePathOfTheComponent_AndNothingIsCreated()
    {
        await using var stage = await Stage.OfAsync("node-pool-set-yaml");
        await stage.EditAsync("ecs.g7.xlarge", "ecs.g8y.xlarge");

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("template.instanceTypes[0]", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Empty(await stage.ChangesAsync());
    }

    [Fact]
    public async Task NodePoolWaves_DeploysWaveByWave_AndAChangeOfUserDataRunsTheGatesAgain()
    {
        await using var stage = await Stage.OfAsync("waves-yaml");

        var up = await stage.RunAsync("up", "--yes");
        Assert.True(up.ExitCode == 0, up.ToString());
        Assert.Contains("4 of 4 nodes ready", up.Output, StringComparison.Ordinal);
        Assert.True(
            up.Output.LastIndexOf("shop-canary  created", StringComparison.Ordinal)
                < up.Output.IndexOf("shop-rest-a  creating", StringComparison.Ordinal),
            up.Output
        );

        await stage.EditAsync("net.core.somaxconn: 4096", "net.core.somaxconn: 8192");
        var steps = JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!;
        Assert.Contains(steps, step => ((string)step["urn"]!).EndsWith("WaveGate::shop-canary", StringComparison.Ordinal));
        Assert.Contains(steps, step => ((string)step["urn"]!).EndsWith("WaveGate::shop-rest", StringComparison.Ordinal));
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
    }

    [Fact]
    public async Task NodePoolWaves_WrongPoolOfTheFirstWave_ChangesNothing_AndTheNextRunGoesOn()
    {
        await using var stage = await Stage.OfAsync("waves-yaml");
        // A cluster that does not exist is found before anything is registered.
        await stage.EditAsync(
            "vSwitchIds: [vsw-demo-h]\n              desiredSize: 1",
            "clusterId: c-none\n              vSwitchIds: [vsw-demo-h]"
        );

        var failed = await stage.RunAsync("up", "--yes");
        Assert.Equal(1, failed.ExitCode);
        Assert.Empty(await stage.ChangesAsync());

        await stage.EditAsync("clusterId: c-none", $"clusterId: {DemoAccount.SecondClusterId}");
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Equal(3, (await stage.ChangesAsync()).Count);
    }
}
