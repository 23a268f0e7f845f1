using ContainerOS.Infra;
using ContainerOS.Infra.Testing;

namespace ContainerOsInfra1.Tests;

public sealed class PoolStackTests
{
    private static StackTest Test =>
        new StackTest { Project = "ContainerOsInfra1" }
            .WithConfig("clusterId", "c1")
            .WithConfig("vSwitchIds", new[] { "vsw-1" })
            .WithConfig("keyPair", "ops");

    [Fact]
    public async Task Pool_RunsThePinnedRelease()
    {
        var stack = await Test.RunAsync<PoolStack>();

        Assert.Equal("3.6.1", await stack.Resource<NodePool>("web").OsVersion.ValueAsync());
    }

    [Fact]
    public async Task Size_IsThatOfTheConfiguration()
    {
        var stack = await Test.WithConfig("size", 5).RunAsync<PoolStack>();

        Assert.Equal(5, await stack.Resource<NodePool>("web").DesiredSize.ValueAsync());
    }

    [Fact]
    public async Task Size_OutOfRange_IsRejectedBeforeAnyPreview()
    {
        var error = await Assert.ThrowsAsync<StackFailedException>(() => Test.WithConfig("size", -1).RunAsync<PoolStack>());

        Assert.Equal("desiredSize", Assert.Single(error.Diagnostics).Path);
    }
}
