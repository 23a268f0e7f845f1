using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Tests.Store;

/// <summary>The store of an account: one writer, readers that wait for no change, and no cost of what a call does not ask for.</summary>
public sealed class WorldStoreTests
{
    private const string Nodes = $"/clusters/{DemoAccount.ClusterId}/nodes";
    private readonly EmulatedWorld emulated = new();

    [Fact]
    public void Change_Fails_ChangesNothing()
    {
        emulated.Create("web", 2);
        var before = emulated.Text;

        Assert.Throws<ApiException>(() => emulated.Create("web", 5_000));

        Assert.Equal(before, emulated.Text);
    }

    [Fact]
    public async Task Read_WhileAChangeRuns_GivesTheWorldBefore()
    {
        var pool = emulated.Create("web", 2);
        using var isChanging = new ManualResetEventSlim();
        using var isRead = new ManualResetEventSlim();

        var changing = Task.Run(
            () =>
                emulated.Store.Change(
                    (_, edit) =>
                    {
                        edit.Update(pool, draft => draft with { State = "updating" });
                        isChanging.Set();
                        isRead.Wait(TestContext.Current.CancellationToken);
                        return 0;
                    }
                ),
            TestContext.Current.CancellationToken
        );
        isChanging.Wait(TestContext.Current.CancellationToken);
        var during = emulated.Detail(pool).Map("status")!.Text("state");
        isRead.Set();
        await changing;

        Assert.Equal(("scaling", "updating"), (during, emulated.Detail(pool).Map("status")!.Text("state")));
    }

    [Fact]
    public void Change_ThatTheFileDoesNotKeep_FailsAndChangesNothing()
    {
        var file = new FailingFile();
        var world = new EmulatedWorld(file);
        world.Create("web", 1);
        var before = world.Text;
        file.IsFull = true;

        Assert.Throws<IOException>(() => world.Create("db", 1));

        Assert.Equal(before, world.Text);
    }

    [Fact]
    public void ReadSince_GivesWhatIsDifferent_ThoughTasksDidItThemselves()
    {
        var pool = emulated.Create("web", 2);
        var (_, _, made, _) = emulated.Store.ReadSince(0);
        var (_, _, same, none) = emulated.Store.ReadSince(made);
        emulated.Clock.Advance(75_000);
        var (world, _, later, changes) = emulated.Store.ReadSince(made);

        Assert.Equal((made, 0), (same, none!.Count));
        Assert.True(later > made);
        Assert.Equal(
            [.. world.Nodes().Select(node => node.Id).Append(pool).Order()],
            changes!.Where(change => change is NodeStored or PoolStored).Select(change => change.Id).Distinct().Order()
        );
        Assert.Null(emulated.Store.ReadSince(later + 1).Changes);
    }

    [Fact]
    public async Task ManyChangesAtOnce_AreWrittenInGroups_AndNoneIsLost()
    {
        using var file = new RecordingFile();
        var world = new EmulatedWorld(file);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(lane => Task.Run(() => Enumerable.Range(0, 10).Select(each => world.Create($"p-{lane}-{each}", 1)).ToArray()))
        );

        Assert.Equal(80, world.Store.Read().World.Pools.Count);
        Assert.Equal(80, file.Pools.Count);
        Assert.InRange(file.Saves, 1, 80);
    }

    [Fact]
    public void SteppedClock_WithoutAStep_NothingHappens()
    {
        var pool = emulated.Create("web", 2);
        var before = emulated.Text;

        Assert.Equal(before, emulated.Text);
        emulated.Clock.Advance(75_000);

        Assert.Equal(2, emulated.Detail(pool).Map("status")!.Whole("healthy_nodes"));
    }

    [Fact]
    public void SameSeedAndCalls_GiveTheSameWorld_HoweverTheTimeIsStepped()
    {
        var other = new EmulatedWorld();
        foreach (var world in new[] { emulated, other })
        {
            world.Create("web", 30);
        }

        emulated.Clock.Advance(75_000);
        for (var step = 0; step < 750; step++)
        {
            other.Clock.Advance(100);
            other.Store.Read();
        }

        Assert.Equal(emulated.Text, other.Text);
    }

    [Fact]
    public void PausedTask_IsCanceledAfterSevenDays()
    {
        emulated.Create("web", 2);
        var task = emulated.Store.Read().World.Tasks.Keys.Single();
        emulated.Run("POST", $"/tasks/{task}/pause");
        emulated.Clock.Advance(ClusterTask.LongestPause - 1);
        var before = emulated.Run("GET", $"/tasks/{task}").Text("state");
        emulated.Clock.Advance(1);

        Assert.Equal(("paused", "canceled"), (before, emulated.Run("GET", $"/tasks/{task}").Text("state")));
    }

    [Fact]
    public void World_WrittenAndRead_IsTheSame()
    {
        var pool = emulated.Create("web", 3);
        emulated.Clock.Advance(75_000);
        var node = emulated.Run("GET", Nodes).Maps("nodes")!.Value[0].Text("instance_id");
        emulated.Run("PUT", $"/clusters/{DemoAccount.ClusterId}/nodepools/{pool}/node_config", """{"kubelet_config":{"maxPods":90}}""");
        emulated.Clock.Advance(10_000);
        emulated.Run("POST", $"/clusters/{DemoAccount.ClusterId}/nodepools/{pool}/upgrade", $$"""{"node_names":["{{node}}"]}""");
        emulated.Clock.Advance(5_000);
        var (world, now) = emulated.Store.Read();

        var document = WorldDocument.Read(WorldDocument.Write(world, now));
        var (read, clock) = (document.ToWorld(), document.Clock);

        Assert.Equal(now, clock);
        Assert.Equal(WorldDocument.Write(world, now), WorldDocument.Write(read, clock));
        Assert.Equal(world.DueAt, read.DueAt);
    }

    [Fact]
    public void Reads_OfTenThousandNodes_AllocateNoMoreThanOfThree()
    {
        var small = emulated.Create("small", 3);
        var (detail, page) = (Allocated(() => emulated.Detail(small)), Allocated(() => emulated.Run("GET", Nodes)));
        foreach (var number in Enumerable.Range(0, 5))
        {
            emulated.Create($"large-{number}", 2_000);
        }

        emulated.Clock.Advance(75_000);
        var (world, _) = emulated.Store.Read();

        Assert.Equal(10_003, world.Places.Count);
        Assert.InRange(Allocated(() => emulated.Detail(small)), detail * 0.9, detail * 1.2);
        Assert.InRange(Allocated(() => emulated.Detail(world.PoolsOf(DemoAccount.ClusterId).Last().Id)), detail * 0.9, detail * 1.2);
        Assert.InRange(Allocated(() => emulated.Run("GET", Nodes)), page * 0.9, page * 4.5); // Ten nodes a page instead of three.
    }

    private static double Allocated(Func<FieldMap> read)
    {
        read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 20; time++)
        {
            read();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 20.0;
    }

    private sealed class FailingFile : IWorldFile
    {
        internal bool IsFull { get; set; }

        public void Dispose() { }

        public void Save(World world, long now, IReadOnlyList<WorldEvent> events)
        {
            if (IsFull)
            {
                throw new IOException("There is not enough space on the disk.");
            }
        }
    }

    /// <summary>Keeps what events name, as a database does.</summary>
    private sealed class RecordingFile : IWorldFile
    {
        internal HashSet<string> Pools { get; } = [];

        internal int Saves { get; private set; }

        public void Save(World world, long now, IReadOnlyList<WorldEvent> events)
        {
            Saves++;
            Pools.UnionWith(events.OfType<PoolStored>().Select(change => change.Id).Where(world.Pools.ContainsKey));
        }

        public void Dispose() { }
    }
}
