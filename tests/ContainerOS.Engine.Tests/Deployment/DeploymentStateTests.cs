using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;

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

    [Fact]
    public async Task Replacement_StandsBeforeTheOldOne_WhichWaitsForItsDeletion()
    {
        using var state = new DeploymentState(new Snapshot([Resource("x"), Resource("a"), Resource("y")], []), save: null);
        var old = state.Find(Resource("a").Urn)!;

        await state.AddReplacementAsync(Resource("a") with { Id = "a2" }, old);

        Assert.Equal(["x", "a2", "a delete", "y"], Shown(state));
        Assert.Equal("a2", state.Find(old.Urn)?.Id);
        Assert.Equal("a2", state.FindByReference($"{old.Urn}::a2")?.Id);
        Assert.Null(state.FindByReference("none"));
    }

    [Fact]
    public async Task Put_ReplacesTheLiveOne_OrTheGivenOne()
    {
        using var state = new DeploymentState(new Snapshot([Resource("a") with { Delete = true }, Resource("a")], []), save: null);

        await state.PutAsync(Resource("a") with { Id = "a2" });
        await state.PutAsync(Resource("a") with { Id = "a0", Delete = true }, Resource("a") with { Delete = true });
        await state.PutAsync(Resource("b"), Resource("b"));

        Assert.Equal(["a0 delete", "a2", "b"], Shown(state));
    }

    [Fact]
    public async Task RenamedResource_IsReferredToByItsNewUrn_AlsoByThoseThatCome()
    {
        var (a, n) = (Resource("a"), Resource("n"));
        using var state = new DeploymentState(
            new Snapshot([a, Resource("b") with { Dependencies = [a.Urn], Parent = a.Urn }, Resource("c")], []),
            save: null
        );

        await state.PutAsync(n, a);
        await state.PutAsync(Resource("d") with { Dependencies = [a.Urn], Parent = Resource("c").Urn });

        Assert.Equal([n.Urn, n.Urn], state.Find(Resource("b").Urn)!.AllDependencies);
        Assert.Equal([n.Urn, Resource("c").Urn], state.Find(Resource("d").Urn)!.AllDependencies);
        Assert.Equal(["n", "b", "c", "d"], Shown(state));
    }

    [Fact]
    public async Task ReplacedAndRenamed_TheOldOneKeepsItsUrn_AndTheOthersReferToTheNewOne()
    {
        var (a, n) = (Resource("a"), Resource("n"));
        using var state = new DeploymentState(new Snapshot([a, Resource("b") with { Dependencies = [a.Urn] }], []), save: null);

        await state.AddReplacementAsync(n, a);

        Assert.Equal(["n", "a delete", "b"], Shown(state));
        Assert.Equal([n.Urn], state.Find(Resource("b").Urn)!.AllDependencies);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task ForgottenResource_IsReferredToNoMore_UnlessAnotherHasItsUrn(bool hasOther, int references)
    {
        var a = Resource("a");
        using var state = new DeploymentState(
            new Snapshot(
                [
                    a,
                    .. hasOther ? [a with { Id = "a0", Delete = true }] : Array.Empty<ResourceState>(),
                    Resource("b") with
                    {
                        Dependencies = [a.Urn],
                    },
                ],
                []
            ),
            save: null
        );

        await state.ForgetAsync(a);

        Assert.Equal(references, state.Find(Resource("b").Urn)!.Dependencies.Length);
        Assert.Null(state.Find(a.Urn));
    }

    [Fact]
    public async Task Remove_OfWhatIsNotThere_RemovesNothing()
    {
        using var state = new DeploymentState(new Snapshot([Resource("a")], []), save: null);

        await state.RemoveAsync(Resource("b"));
        await state.RemoveAsync(Resource("a") with { Id = "another" });

        Assert.Equal(["a"], Shown(state));
    }

    [Fact]
    public void AnotherResourceWithTheId_IsOneOfTheSameTypeAndProvider()
    {
        var b = Resource("b") with { Id = "same", Provider = "p" };
        ResourceState[] others =
        [
            b,
            Resource("c") with
            {
                Id = "same",
                Provider = "q",
            },
            new("urn:d", "t:index:U") { Id = "same", Provider = "p" },
            Resource("e") with
            {
                Provider = "p",
            },
        ];
        using var state = new DeploymentState(new Snapshot([.. others], []), save: null);

        Assert.Equal(b.Urn, state.FindOther(Resource("a") with { Provider = "p" }, "same")?.Urn);
        Assert.Null(state.FindOther(b, "same"));
        Assert.Null(state.FindOther(Resource("a") with { Provider = "p" }, "none"));
    }

    [Fact]
    public async Task NotSaved_AreTheResourcesWithAnIdThatNoSaveHas()
    {
        var isFull = false;
        using var state = new DeploymentState(
            new Snapshot([Resource("known")], []),
            snapshot =>
            {
                if (isFull)
                {
                    throw new IOException("disk full");
                }

                saved.Add(snapshot);
            }
        );
        await state.PutAsync(Resource("saved"));
        isFull = true;
        ResourceState[] more = [Resource("lost"), Resource("noId") with { Id = "" }, new("urn:p", "pulumi:providers:t") { Id = "x" }];
        foreach (var resource in more)
        {
            await Assert.ThrowsAsync<IOException>(() => state.PutAsync(resource));
        }

        Assert.Equal(["lost"], state.NotSaved().Select(resource => resource.Id));
        isFull = false;
        await state.SaveAsync();
        Assert.Empty(state.NotSaved());
    }

    [Fact]
    public async Task PendingCreates_AreKeptFromRunToRun_UntilOneSucceedsOrIsIncomplete_OrTheyAreForgotten()
    {
        released.Set();
        PendingOperation Pending(string type, string name) => new(type, Resource(name));
        using var state = new DeploymentState(
            new Snapshot([], [Pending("creating", "a"), Pending("creating", "b"), Pending("creating", "c"), Pending("updating", "d")]),
            Save
        );
        await state.SaveAsync();
        Assert.Equal(["a", "b", "c"], PendingIn(saved[^1]));

        await state.TrackPendingAsync("creating", Resource("a"), () => Task.FromResult(true));
        await Assert.ThrowsAsync<InitFailedException>(() =>
            state.TrackPendingAsync<bool>("creating", Resource("b"), () => throw new InitFailedException("b", PropertyMap.Empty, null, []))
        );
        await Assert.ThrowsAsync<IOException>(() =>
            state.TrackPendingAsync<bool>("creating", Resource("c"), () => throw new IOException("no"))
        );
        await state.TrackPendingAsync("updating", Resource("c"), () => Task.FromResult(true));
        await state.SaveAsync();
        Assert.Equal(["c"], PendingIn(saved[^1]));

        await state.ForgetPendingCreatesAsync();
        Assert.Empty(saved[^1].Pending);
    }

    [Fact]
    public async Task FieldsOfTheFile_ThatTheEngineDoesNotKnow_AreSavedAgain()
    {
        released.Set();
        using var state = new DeploymentState(Snapshot.Empty with { AdditionalFields = [new("snippets", 1)] }, Save);

        await state.SaveAsync();

        Assert.Equal("snippets", Assert.Single(saved[^1].AdditionalFields).Name);
    }

    /// <summary>Of resources that do not depend on each other, and of the dependencies of one, the order of the state stays.</summary>
    [Fact]
    public void DependencyOrder_IsThatOfTheStateOtherwise_WithProvidersFirst()
    {
        ResourceState provider = new("urn:p", "pulumi:providers:t") { Id = "x" };
        using var state = new DeploymentState(
            new Snapshot(
                [
                    Resource("z"),
                    Resource("b") with
                    {
                        Dependencies = [Resource("d").Urn, Resource("c").Urn],
                        Provider = "urn:p::x",
                    },
                    Resource("c") with
                    {
                        Delete = true,
                        Id = "c0",
                    },
                    Resource("c"),
                    Resource("d"),
                    provider,
                    Resource("a") with
                    {
                        Provider = "nonsense",
                    },
                ],
                []
            ),
            save: null
        );

        Assert.Equal(["z", "c0", "c", "d", "x", "b", "a"], state.InDependencyOrder().Select(resource => resource.Id));
    }

    private static IEnumerable<string> PendingIn(Snapshot snapshot) => snapshot.Pending.Select(operation => operation.Resource.Id);

    private static IEnumerable<string> Shown(DeploymentState state) =>
        state.Resources.Select(resource => resource.Id + (resource.Delete ? " delete" : ""));

    private static ResourceState Resource(string name) => new($"urn:pulumi:dev::p::t:index:T::{name}", "t:index:T") { Id = name };

    private void Save(Snapshot snapshot)
    {
        entered.TrySetResult();
        released.Wait();
        saved.Add(snapshot);
    }
}
