using ContainerOS.Sdk.Errors;
using ContainerOS.Testing.Http;

namespace ContainerOS.Automation.Tests.Faults;

/// <summary>Reads of ACK can return a state from before an update.</summary>
public sealed class StaleReadTests
{
    // A guard against a hang of the test. It is not reached when the test passes.
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Apply_ReadsAfterTheUpdateAreStale_WaitsForTheUpdate(int staleReads)
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct);
        ReturnStaleReads(cloud, staleReads);

        var result = await cloud.ApplyAsync(spec: Account.Pool with { DesiredSize = 4 }).WaitAsync(Guard, Account.Ct);

        Assert.Equal((PoolAction.Update, 4), (result.Action, result.Pool.ReadyNodes));
        Assert.Equal(1, cloud.Proxy.Count("ModifyClusterNodePool"));
    }

    [Fact]
    public async Task Apply_ValueNeverArrives_FailsWithThePropertyAndTheRequestId()
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        var pool = await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct);
        ReturnStaleReads(cloud, int.MaxValue);

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() =>
            cloud
                .ApplyAsync(spec: Account.Pool with { DesiredSize = 4, CpuPolicy = Model.Terms.CpuPolicy.Static })
                .WaitAsync(Guard, Account.Ct)
        );

        var ignored = Assert.IsType<UpdateIgnoredException>(failed.InnerException);
        Assert.Equal(["desiredSize", "cpuPolicy"], ignored.Fields);
        Assert.Equal((pool.Pool.NodePoolId, ignored.RequestId), (failed.NodePoolId, failed.RequestId));
        Assert.NotNull(failed.RequestId);
        Assert.Contains("desiredSize, cpuPolicy", failed.Message, StringComparison.Ordinal);
    }

    /// <summary>Answers reads of the pool that follow an update with the last state from before it.</summary>
    private static void ReturnStaleReads(FaultyCloud cloud, int count)
    {
        var before = string.Empty;
        var isUpdated = false;
        var stale = 0;
        cloud.Proxy.Choose = request =>
        {
            if (request.Action == "ModifyClusterNodePool")
            {
                isUpdated = true;
            }

            if (request.Action != "DescribeClusterNodePoolDetail")
            {
                return null;
            }

            return isUpdated
                ? stale++ < count
                    ? new Fault(false, _ => ScriptedReply.Ok(before))
                    : null
                : new Fault(true, body => ScriptedReply.Ok(before = body));
        };
    }
}
