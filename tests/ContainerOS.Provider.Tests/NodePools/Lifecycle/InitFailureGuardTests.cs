using System.Collections.Concurrent;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Lifecycle;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

public sealed class InitFailureGuardTests
{
    [Fact]
    public async Task Run_OperationFailsAndReadsHang_FailsAfterTheTimeoutOfTheClock()
    {
        await using var cloud = await FakeCloud.StartAsync(
            async (_, ct) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(ct);
                return (200, "{}");
            }
        );
        var time = new RecordingTime();
        using var session = Sessions.Open(cloud, time);

        var inputs = PoolInputs.Valid.With("sysctls", PropertyMap.Of(("vm.swappiness", "0")));
        var change = new NodePoolChange(new("c1", "np1"), PropertyMap.Empty, inputs, "the tag", new OperationLimit(time, null))
        {
            Unproved = UnprovedProperties.Between(PropertyMap.Empty, PropertyMap.Empty, inputs),
        };
        var running = InitFailureGuard.RunAsync<bool>(
            session,
            change,
            () => throw new RpcFaultException(StatusCode.Aborted, "nodes failed")
        );
        await cloud.ArrivalAsync();
        Assert.Contains(InitFailureGuard.ReadTimeout, time.Timers);
        time.Advance(InitFailureGuard.ReadTimeout);
        var failed = await Assert.ThrowsAsync<InitFailedException>(() => running);

        var expected = inputs.With("nodePoolId", "np1").With("ownershipTag", "the tag").With("__unproved", PropertyArray.Of("sysctls"));
        Assert.Equal(("c1:np1", expected), (failed.Id, failed.Properties));
        Assert.Equal(["nodes failed"], failed.Reasons);
    }

    private sealed class RecordingTime : FakeTimeProvider
    {
        private readonly ConcurrentQueue<TimeSpan> timers = new();

        public IReadOnlyCollection<TimeSpan> Timers => timers;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timers.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
