using Acme.Platform;
using ContainerOS.Infra;
using ContainerOS.Infra.Testing;

namespace Acme.Tests;

/// <summary>The tests of the platform team's component: no engine, no plugin, no cloud.</summary>
public sealed class TeamPoolsTests
{
    [Fact]
    public async Task Component_MakesOnePoolAZone()
    {
        var stack = await new StackTest().RunAsync(() => new TeamPools("web", Args()));

        Assert.Equal(2, stack.Resources.OfType<NodePool>().Count());
        Assert.Equal(2, (await stack.Resource<TeamPools>().NodePoolIds.ValueAsync()).Length);
    }

    [Fact]
    public async Task Pool_IsTaintedForItsTeam()
    {
        var stack = await new StackTest().RunAsync(() => new TeamPools("web", Args()));

        var taint = Assert.Single(await stack.Resource<NodePool>("web-h").Taints.ValueAsync());
        Assert.Equal(("team", "web"), (taint.Key, taint.Value));
    }

    [Fact]
    public async Task Cluster_ThatIsTooOld_IsReportedForEachPool()
    {
        var test = new StackTest { KubernetesVersion = "1.26.3-aliyun.1" };

        var error = await Assert.ThrowsAsync<StackFailedException>(() => test.RunAsync(() => new TeamPools("web", Args())));

        Assert.Contains(error.Diagnostics, found => found.Code == "COS1006");
    }

    private static TeamPoolsArgs Args() =>
        new()
        {
            ClusterId = "c1",
            Team = "web",
            Zones = new Dictionary<string, string> { ["h"] = "vsw-h", ["i"] = "vsw-i" },
        };
}
