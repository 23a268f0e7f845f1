using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Tests.Deployment;

public sealed class DeploymentStateTests : IDisposable
{
    /// <summary>Only a failing test waits this long.</summary>
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(30);
    private readonly ManualResetEventSlim released = new();
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Snapshot> saved = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => released.Dispose();

    [Fact]
    public async Task ChangesDuringASave_AreSavedTogether()
    {
        using var state = new DeploymentState(Snapshot.Empty, Save);
        var first = Task.Run(() => state.PutAsync(Resource("first")), Ct);
        await entered.Task.WaitAsync(TestTimeout, Ct);

        var others = Enumerable.Range(0, 50).Select(number => Task.Run(() => state.PutAsync(Resource($"r{number}")), Ct)).ToList();
        await Task.Run(() => SpinWait.SpinUntil(() => state.Resources.Count == 51, TestTimeout), Ct).WaitAsync(TestTimeout, Ct);
        Assert.All(others, change => Assert.False(change.IsCompleted));
        released.Set();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 51], saved.Select(snapshot => snapshot.Resources.Length));
    }

    [Fact]
    public async Task Reading_DoesNotWaitForASave()
    {
        using var state = new DeploymentState(Snapshot.Empty, Save);
        var saving = Task.Run(() => state.PutAsync(Resource("first")), Ct);
        await entered.Task.WaitAsync(TestTimeout, Ct);

        var found = await Task.Run(() => state.Find(Resource("first").Urn), Ct).WaitAsync(TestTimeout, Ct);

        Assert.Equal(Resource("first").Urn, found?.Urn);
        Assert.False(saving.IsCompleted);
        released.Set();
        await saving;
    }

    [Fact]
    public async Task FailedSave_IsReported_AndTheNextChangeSavesAll()
    {
        var attempts = 0;
        using var state = new DeploymentState(
            Snapshot.Empty,
            snapshot =>
            {
                if (++attempts == 1)
                {
                    throw new IOException("disk full");
                }

                saved.Add(snapshot);
            }
        );

        await Assert.ThrowsAsync<IOException>(() => state.PutAsync(Resource("a")));
        await state.PutAsync(Resource("b"));

        Assert.Equal(2, Assert.Single(saved).Resources.Length);
    }

    [Fact]
    public async Task PendingOperation_IsSavedBeforeTheOperationStarts()
    {
        released.Set();
        using var state = new DeploymentState(Snapshot.Empty, Save);

        var pending = await state.TrackPendingAsync("creating", Resource("a"), () => Task.FromResult(saved[^1].Pending.Length));
        await state.SaveAsync();

        Assert.Equal(1, pending);
        Assert.Empty(saved[^1].Pending);
    }

    [Fact]
    public async Task Saved_ResourcesComeAfterTheirDependencies()
    {
        released.Set();
        using var state = new DeploymentState(Snapshot.Empty, Save);
        await state.PutAsync(Resource("c") with { Dependencies = [Resource("b").Urn] });
        await state.PutAsync(Resource("b") with { Dependencies = [Resource("a").Urn] });
        await state.PutAsync(Resource("a"));

        Assert.Equal(["a", "b", "c"], saved[^1].Resources.Select(resource => resource.Id));
    }

    [Fact]
    public async Task Preview_SavesNothing()
    {
        using var state = new DeploymentState(Snapshot.Empty, save: null);

        await state.PutAsync(Resource("a"));

        Assert.Equal("a", Assert.Single(state.Resources).Id);
    }

    private static ResourceState Resource(string name) => new($"urn:pulumi:dev::p::t:index:T::{name}", "t:index:T") { Id = name };

    private void Save(Snapshot snapshot)
    {
        entered.TrySetResult();
        released.Wait();
        saved.Add(snapshot);
    }
}
