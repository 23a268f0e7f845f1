using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Testing.Http;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>Waiting for nodes ends when they are Ready, and at once when waiting is useless.</summary>
public sealed class WaitForNodesTests
{
    private readonly SkippingTime time = new();
    private int reads;

    [Theory]
    [InlineData("failed")]
    [InlineData("delete_failed")]
    public async Task StateOfThePoolIsAFailure_EndsAtOnce_AndNamesIt(string state)
    {
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => WaitAsync(new NodePoolReadiness(state, 3, 1, 0, 0, 3)));

        Assert.Contains($"its state is {state}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task AllHealthyButSomeOffline_WaitsUntilTheyHaveJoined()
    {
        await WaitAsync(new NodePoolReadiness("active", 4, 4, 0, 2, 4), new NodePoolReadiness("active", 4, 4, 0, 0, 4));

        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task AllThatAreNotReadyHaveFailed_EndsAtOnce() =>
        await Assert.ThrowsAsync<RpcFaultException>(() => WaitAsync(new NodePoolReadiness("active", 3, 2, 1, 0, 3)));

    [Fact]
    public async Task NeverReady_EndsAtTheLimit_AndSaysHowToGoOn()
    {
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => WaitAsync(new NodePoolReadiness("scaling", 3, 1, 0, 0, 3)));

        Assert.Contains("run up again", fault.Message, StringComparison.Ordinal);
        Assert.True(time.GetUtcNow() - new SkippingTime().GetUtcNow() >= OperationLimit.Default);
    }

    private async Task WaitAsync(params NodePoolReadiness[] seen)
    {
        var progress = new ProgressReporter(
            NullEngineLog.Instance,
            time,
            (_, _) => throw new InvalidOperationException("There is no task.")
        );
        await progress.WaitForNodesAsync(
            new ResourceUrn(EmulatedProvider.Urn),
            () =>
                Task.FromResult(
                    new LiveNodePool(
                        new PoolId("c1", "np1"),
                        new NodePool(),
                        [],
                        PropertyMap.Empty,
                        PropertyMap.Empty,
                        seen[Math.Min(reads++, seen.Length - 1)]
                    )
                ),
            progress.StartLimit(null),
            TestContext.Current.CancellationToken
        );
    }
}
