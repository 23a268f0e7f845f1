using ContainerOS.Model.Values;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Automation.Tests;

public sealed class ApplyTests
{
    // Less than the 15 minutes of clock skew that the emulator accepts.
    private static readonly TimeSpan UntilNodesAreReady = TimeSpan.FromMinutes(12);

    [Fact]
    public async Task Apply_NewPool_IsCreatedWithReadyNodes()
    {
        await using var account = await Account.OpenAsync();

        var done = await account.ApplyAsync(Account.Pool);

        Assert.Equal(
            (PoolAction.Create, "batch", "active", "3.6.1", 2, 2),
            (done.Action, done.Pool.Name, done.Pool.State, done.Pool.OsVersion, done.Pool.Nodes, done.Pool.ReadyNodes)
        );
        Assert.Equal(done.Plan.NodePoolId, done.Pool.NodePoolId);
        Assert.Equal(["CreateClusterNodePool"], await account.ChangesAsync());
    }

    [Fact]
    public async Task Apply_SamePoolAgain_SendsNothing()
    {
        await using var account = await Account.OpenAsync();
        var first = await account.ApplyAsync(Account.Pool);

        var second = await account.ApplyAsync(Account.Pool);

        Assert.Equal((PoolAction.None, first.Pool.NodePoolId), (second.Action, second.Pool.NodePoolId));
        Assert.Empty(second.Plan.Changes);
        Assert.Equal(["CreateClusterNodePool"], await account.ChangesAsync());
    }

    [Fact]
    public async Task Apply_ChangedPool_IsUpdatedInPlaceWithReadyNodes()
    {
        await using var account = await Account.OpenAsync();
        await account.ApplyAsync(Account.Pool);

        var done = await account.ApplyAsync(Account.Pool with { DesiredSize = 4, Labels = ValueMap<string>.Of(("team", "web")) });

        Assert.Equal((PoolAction.Update, 4), (done.Action, done.Pool.ReadyNodes));
        Assert.Equal(["desiredSize", "labels"], done.Plan.Changes);
        Assert.Equal(["CreateClusterNodePool", "ModifyClusterNodePool"], await account.ChangesAsync());
    }

    [Fact]
    public async Task Apply_NameFromTheResource_IsTheSameEachTime()
    {
        await using var account = await Account.OpenAsync();
        var options = new ApplyOptions("tests") { Resource = "night" };

        var first = await account.ApplyAsync(Account.Pool with { Name = null }, options);
        var second = await account.ApplyAsync(Account.Pool with { Name = null }, options);

        Assert.StartsWith("night-", first.Pool.Name, StringComparison.Ordinal);
        Assert.Equal((PoolAction.None, first.Pool.NodePoolId), (second.Action, second.Pool.NodePoolId));
    }

    [Fact]
    public async Task Apply_LabelRemovedFromTheSpec_IsRemovedFromThePool()
    {
        await using var account = await Account.OpenAsync();
        var labeled = Account.Pool with { Labels = ValueMap<string>.Of(("team", "web")) };
        await account.ApplyAsync(labeled);

        var done = await account.ApplyAsync(Account.Pool, new ApplyOptions("tests") { Previous = labeled });

        Assert.Equal(["labels"], done.Plan.Changes);
        Assert.DoesNotContain(
            "team",
            (
                await account.Pools.GetAsync(Account.Pool.ClusterId!.Value.Content, done.Pool.NodePoolId, Account.Ct)
            ).KubernetesConfig?.Labels?.Select(label => label.Key) ?? []
        );
    }

    [Fact]
    public async Task Apply_WriteOnlyProperty_IsSentAgainUnlessThePreviousSpecHasIt()
    {
        await using var account = await Account.OpenAsync();
        var tuned = Account.Pool with { Sysctls = ValueMap<string>.Of(("vm.swappiness", "0")) };
        await account.ApplyAsync(tuned);

        var again = await account.ApplyAsync(tuned);
        var known = await account.ApplyAsync(tuned, new ApplyOptions("tests") { Previous = tuned });

        Assert.Equal((PoolAction.Update, PoolAction.None), (again.Action, known.Action));
        Assert.Equal(["sysctls"], again.Plan.Changes);
    }

    [Fact]
    public async Task Apply_CanceledWhileNodesStart_IsContinuedByTheNextCall()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var account = await Account.OpenAsync(time);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Account.Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            account.Cloud.ApplyNodePoolAsync(
                Account.Pool,
                new ApplyOptions("tests") { Progress = new SynchronousProgress(_ => cancel.Cancel()) },
                cancel.Token
            )
        );
        time.Advance(UntilNodesAreReady);
        var done = await account.ApplyAsync(Account.Pool);

        Assert.Equal((PoolAction.None, 2), (done.Action, done.Pool.ReadyNodes));
        Assert.Equal(["CreateClusterNodePool"], await account.ChangesAsync());
    }

    [Fact]
    public async Task Apply_SlowNodes_ReportsProgress()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var account = await Account.OpenAsync(time);
        List<string> lines = [];

        await account.ApplyAsync(Account.Pool, new ApplyOptions("tests") { Progress = new SynchronousProgress(Record) });

        Assert.EndsWith("0 of 2 nodes ready", lines[0], StringComparison.Ordinal);
        Assert.Equal("2 of 2 nodes ready", lines[^1]);

        void Record(string line)
        {
            lines.Add(line);
            time.Advance(UntilNodesAreReady / 2);
        }
    }

    [Fact]
    public async Task Plan_NewPool_ChangesNothing()
    {
        await using var account = await Account.OpenAsync();

        var plan = await account.Cloud.PlanNodePoolAsync(Account.Pool, new ApplyOptions("tests"), Account.Ct);

        Assert.Equal((PoolAction.Create, null), (plan.Action, plan.NodePoolId));
        Assert.Empty(await account.ChangesAsync());
    }
}
