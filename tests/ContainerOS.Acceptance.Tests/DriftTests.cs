namespace ContainerOS.Acceptance.Tests;

/// <summary>Another client changes the same cluster.</summary>
public sealed class DriftTests
{
    [Fact]
    public async Task PoolScaledByAnotherClient_ShowsInRefresh_AndUpRestoresIt()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        using var cloud = OtherClient.At(stage);
        await cloud.ScaleAsync(by: 2);

        var refresh = await stage.RunAsync("refresh");
        var up = await stage.RunAsync("up", "--yes");

        Assert.Equal(0, refresh.ExitCode);
        Assert.Contains("desiredSize: 3 -> 5", refresh.Output, StringComparison.Ordinal);
        Assert.Contains("desiredSize: 5 -> 3", up.Output, StringComparison.Ordinal);
        Assert.Equal(3, await cloud.SizeAsync());
        Assert.Contains("3 of 3 nodes ready", (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoolScaledByAnotherClient_UpRestoresItWithoutARefresh()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        using var cloud = OtherClient.At(stage);
        await cloud.ScaleAsync(by: 2);

        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);

        Assert.Equal(3, await cloud.SizeAsync());
    }

    [Fact]
    public async Task PoolDeletedByAnotherClient_ShowsInRefresh_AndUpCreatesItAgain()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        using var cloud = OtherClient.At(stage);
        await cloud.DeleteAsync();

        Assert.Contains("it no longer exists", (await stage.RunAsync("refresh")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);

        Assert.Equal(3, await cloud.SizeAsync());
    }

    [Fact]
    public async Task Destroy_LeavesNoPool()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");
        using var cloud = OtherClient.At(stage);

        var refused = await stage.RunAsync("destroy");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(1, await cloud.PoolsAsync());

        Assert.Equal(0, (await stage.RunAsync("destroy", "--yes")).ExitCode);
        Assert.Equal(0, await cloud.PoolsAsync());
    }
}
