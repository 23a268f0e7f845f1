using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Testing;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests;

/// <summary>The state file of an emulator: what it keeps between runs, and errors of unusable files.</summary>
public sealed class StateFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TestFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string StateFile => folder.PathOf("deep", "account.db");

    [Fact]
    public async Task PoolsTasksAndIds_ContinueInTheNextRun()
    {
        string first,
            task;
        await using (var emulator = await StartAsync())
        {
            using var caller = new SignedClient(emulator.Address, TimeProvider.System);
            var made = await MakeAsync(caller, "one");
            (first, task) = ((string)made.Json["nodepool_id"]!, (string)made.Json["task_id"]!);
        }

        await using var next = await StartAsync();
        using var again = new SignedClient(next.Address, TimeProvider.System);
        var second = (string)(await MakeAsync(again, "two")).Json["nodepool_id"]!;

        Assert.Equal("success", (string)(await again.AckAsync("DescribeTaskInfo", "GET", $"/tasks/{task}")).Json["state"]!);
        Assert.Equal([first, second], (await ListAsync(again)).Select(pool => (string)pool["nodepool_info"]!["nodepool_id"]!));
    }

    [Fact]
    public async Task EveryChange_IsInTheFilesBeforeTheReply()
    {
        await using var emulator = await StartAsync();
        using var caller = new SignedClient(emulator.Address, TimeProvider.System);
        for (var number = 0; number < 5; number++)
        {
            var id = (string)(await MakeAsync(caller, $"p-{number}")).Json["nodepool_id"]!;

            // What a killed process leaves is what the files have: a copy of them is opened while the emulator runs.
            var copy = folder.PathOf($"copy-{number}.db");
            File.Copy(StateFile, copy);
            File.Copy(StateFile + "-wal", copy + "-wal");
            using var database = WorldDatabase.Open(copy);
            var world = database.Load()!.Value.World;

            Assert.Equal(number + 1, world.Pools.Count);
            Assert.Contains(id, world.Pools.Keys);
        }
    }

    [Fact]
    public async Task LogThatWasCutAnywhere_HasAllChangesUntilThere_AndNoneInPart()
    {
        await using var emulator = await StartAsync();
        using var caller = new SignedClient(emulator.Address, TimeProvider.System);
        for (var number = 0; number < 10; number++)
        {
            await MakeAsync(caller, $"p-{number}");
        }

        var (main, log) = (folder.PathOf("torn.db"), await File.ReadAllBytesAsync(StateFile + "-wal", Ct));
        var counts = new List<int>();
        for (var length = 0; length <= log.Length; length += Math.Max(1, (log.Length - 1) / 40))
        {
            File.Copy(StateFile, main, overwrite: true);
            await File.WriteAllBytesAsync(main + "-wal", log[..length], Ct);
            using var database = WorldDatabase.Open(main);
            var loaded = database.Load();
            counts.Add(loaded?.World.Pools.Count ?? 0);
            Assert.All(loaded?.World.Pools.Values ?? [], pool => Assert.Single(pool.Nodes));
        }

        Assert.Equal(counts.Order(), counts);
        Assert.InRange(counts[^1], 9, 10);
    }

    [Fact]
    public async Task FullDisk_FailsTheCall_AndKeepsWhatWasAcknowledged()
    {
        List<string> made = [];
        await using (var emulator = await StartAsync())
        {
            using var caller = new SignedClient(emulator.Address, TimeProvider.System);
            made.Add((string)(await MakeAsync(caller, "one")).Json["nodepool_id"]!);
            emulator.LimitStateFile(pages: 1);

            var failed = await MakeAsync(caller, "two");

            Assert.Equal((500, "InternalError"), (failed.Status, failed.Code));
            Assert.Contains("could not be kept", failed.Text, StringComparison.Ordinal);
            Assert.Equal(made, (await ListAsync(caller)).Select(pool => (string)pool["nodepool_info"]!["nodepool_id"]!));
            emulator.LimitStateFile(pages: 100_000);
            made.Add((string)(await MakeAsync(caller, "two")).Json["nodepool_id"]!);
        }

        await using var next = await StartAsync();
        using var again = new SignedClient(next.Address, TimeProvider.System);
        Assert.Equal(made, (await ListAsync(again)).Select(pool => (string)pool["nodepool_info"]!["nodepool_id"]!));
    }

    [Fact]
    public async Task SteppedClock_IsKeptWithEachStep()
    {
        await using var emulator = await AckEmulator.StartAsync(options => (options.StateFile, options.IsStepped) = (StateFile, true), Ct);
        emulator.Advance(TimeSpan.FromHours(1));
        var copy = folder.PathOf("copy.db");
        File.Copy(StateFile, copy);
        File.Copy(StateFile + "-wal", copy + "-wal");
        using var database = WorldDatabase.Open(copy);

        Assert.Equal(emulator.Now.ToUnixTimeMilliseconds(), database.Load()!.Value.Clock);
    }

    [Fact]
    public async Task WithoutAFile_NothingIsSaved()
    {
        await using (var emulator = await AckEmulator.StartAsync(new EmulatorOptions { Speed = TestEmulator.Instant }, Ct))
        {
            using var caller = new SignedClient(emulator.Address, TimeProvider.System);
            await MakeAsync(caller, "one");
        }

        await using var next = await AckEmulator.StartAsync(new EmulatorOptions(), Ct);
        using var again = new SignedClient(next.Address, TimeProvider.System);

        Assert.Empty(await ListAsync(again));
    }

    [Theory]
    [InlineData("{\"format\":2,\"pools\":[],\"tasks\":[]}", "earlier version")]
    [InlineData("  {\"format\":3}", "--scenario")]
    [InlineData("a text", "is not a state file")]
    [InlineData("SQLite format 3", "is not a state file")]
    public async Task FileOfAnotherKind_IsReportedWithWhatToDo_AndNotChanged(string text, string problem)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        await File.WriteAllTextAsync(StateFile, text, Ct);

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(StartAsync);

        Assert.Contains(StateFile, fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.Contains("choose another file", fault.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(StateFile, Ct));
    }

    [Theory]
    [InlineData("PRAGMA user_version = 4", "has the format 4")]
    [InlineData("PRAGMA application_id = 7", "another program")]
    [InlineData("UPDATE record SET json = '{' WHERE kind = 'pool'", "pool np")]
    [InlineData("UPDATE record SET json = '{}' WHERE kind = 'pool'", "missing required")]
    [InlineData("DELETE FROM record WHERE kind = 'pool'", "there is no pool")]
    [InlineData("DELETE FROM record WHERE kind = 'template'", "template")]
    public async Task FileThatContradictsItself_IsReported(string change, string problem)
    {
        await MakeStateFileAsync();
        using (var connection = new SqliteConnection($"Data Source={StateFile};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those above.
            command.CommandText = change;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(StartAsync);

        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TruncatedFile_IsReported()
    {
        await MakeStateFileAsync();
        await using (var file = File.OpenWrite(StateFile))
        {
            file.SetLength(file.Length / 2);
        }

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(StartAsync);

        Assert.Contains("is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfAnotherProcess_IsReported()
    {
        await MakeStateFileAsync();
        using var connection = new SqliteConnection($"Data Source={StateFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(StartAsync);

        Assert.Contains("in use by another process", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderThatIsAFile_IsReported()
    {
        var blocked = folder.PathOf("blocked");
        await File.WriteAllTextAsync(blocked, "a file", Ct);

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(() =>
            AckEmulator.StartAsync(new EmulatorOptions { StateFile = Path.Combine(blocked, "account.db") }, Ct)
        );

        Assert.Contains("cannot be written", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreReadableByTheirOwnerOnly()
    {
        await using var emulator = await StartAsync();
        using var caller = new SignedClient(emulator.Address, TimeProvider.System);
        await MakeAsync(caller, "one");

        Assert.All([StateFile, StateFile + ".address"], path => Assert.Equal(OwnerOnly, ModeOf(path)));
    }

    [Fact]
    public async Task FileOfARunningEmulator_IsRejectedWithItsAddress_UntilThatStops()
    {
        await using (var emulator = await StartAsync())
        {
            Assert.Equal(new RunningEmulator(emulator.Address, emulator.ControlToken), await AckEmulator.FindRunningAsync(StateFile, Ct));
            Assert.Contains(
                emulator.Address.ToString(),
                (await Assert.ThrowsAsync<EmulatorStateException>(StartAsync)).Message,
                StringComparison.Ordinal
            );
        }

        Assert.Null(await AckEmulator.FindRunningAsync(StateFile, Ct));
        await using var next = await StartAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"address\":1}")]
    [InlineData("{\"address\":\"not an address\"}")]
    [InlineData("{\"address\":\"http://127.0.0.1:1/\"}")]
    [InlineData("{\"address\":\"http://127.0.0.1:1/\",\"secret\":\"00\"}")]
    [InlineData("{\"address\":\"http://192.0.2.1/\",\"secret\":\"00\"}")]
    public async Task AddressFileOfACrashedEmulator_IsIgnored(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        await File.WriteAllTextAsync(StateFile + ".address", text, Ct);

        Assert.Null(await AckEmulator.FindRunningAsync(StateFile, Ct));
        await using var emulator = await StartAsync();
    }

    [Fact]
    public async Task AddressFile_OfAnotherEmulator_IsNotBelieved()
    {
        await using var emulator = await StartAsync();
        var file = await File.ReadAllTextAsync(StateFile + ".address", Ct);
        var forged = JObject.Parse(file);
        forged["secret"] = "00";
        await File.WriteAllTextAsync(StateFile + ".address", forged.ToString(), Ct);

        Assert.Null(await AckEmulator.FindRunningAsync(StateFile, Ct));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The mode of a file; Windows has none.</summary>
    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(path);

    private Task<AckEmulator> StartAsync() =>
        AckEmulator.StartAsync(new EmulatorOptions { StateFile = StateFile, Speed = TestEmulator.Instant }, Ct);

    private async Task MakeStateFileAsync()
    {
        await using var emulator = await StartAsync();
        using var caller = new SignedClient(emulator.Address, TimeProvider.System);
        await MakeAsync(caller, "one");
    }

    private static Task<EmulatorReply> MakeAsync(SignedClient caller, string name) =>
        caller.AckAsync("CreateClusterNodePool", "POST", $"/clusters/{DemoAccount.ClusterId}/nodepools", RequestBodies.PoolOf(name, 1));

    private static async Task<JToken> ListAsync(SignedClient caller) =>
        (await caller.AckAsync("DescribeClusterNodePools", "GET", $"/clusters/{DemoAccount.ClusterId}/nodepools")).Json["nodepools"]!;
}
