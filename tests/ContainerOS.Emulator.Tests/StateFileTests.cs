using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests;

/// <summary>The state file of an emulator: what it keeps between runs, and errors of unusable files.</summary>
public sealed class StateFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TestFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string StateFile => folder.PathOf("deep", "account.json");

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
    public async Task EveryChange_IsOnDiskBeforeTheReply()
    {
        await using var emulator = await StartAsync();
        using var caller = new SignedClient(emulator.Address, TimeProvider.System);

        var id = (string)(await MakeAsync(caller, "one")).Json["nodepool_id"]!;

        // Reads the file while the emulator runs, as after a crash.
        Assert.Equal(id, (string)Assert.Single(JObject.Parse(await File.ReadAllTextAsync(StateFile, Ct))["pools"]!)["id"]!);
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
    [InlineData("")]
    [InlineData("{\"format\":1,\"pools\":[")]
    [InlineData("{\"format\":3,\"pools\":[],\"tasks\":[]}")]
    [InlineData("{\"format\":\"x\",\"pools\":[],\"tasks\":[]}")]
    [InlineData("{\"format\":2,\"pools\":{},\"tasks\":[]}")]
    [InlineData("{\"format\":2,\"pools\":[],\"tasks\":[]}")]
    [InlineData("{\"format\":2} {\"format\":2}")]
    [InlineData("[]")]
    public async Task InvalidFile_IsReportedAndNotChanged(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        await File.WriteAllTextAsync(StateFile, text, Ct);

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(StartAsync);

        Assert.Contains(StateFile, fault.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(StateFile, Ct));
    }

    [Fact]
    public async Task FileOfAnEarlierVersion_IsReportedWithWhatToDo()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        await File.WriteAllTextAsync(StateFile, """{"format":1,"seed":1,"draws":0,"clock":0,"pools":[],"tasks":[]}""", Ct);

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(StartAsync);

        Assert.Contains("earlier version", fault.Message, StringComparison.Ordinal);
        Assert.Contains("choose another file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TruncatedFile_IsReportedWithLineAndColumn()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        await File.WriteAllTextAsync(StateFile, "{\n  \"format\": 2,\n  \"pools\": [}", Ct);

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(StartAsync);

        Assert.Contains("line 3, position 12", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderThatIsAFile_IsReported()
    {
        var blocked = folder.PathOf("blocked");
        await File.WriteAllTextAsync(blocked, "a file", Ct);

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(() =>
            AckEmulator.StartAsync(new EmulatorOptions { StateFile = Path.Combine(blocked, "account.json") }, Ct)
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
            Assert.Equal(emulator.Address, await AckEmulator.FindRunningAsync(StateFile, Ct));
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

    private static Task<EmulatorReply> MakeAsync(SignedClient caller, string name) =>
        caller.AckAsync(
            "CreateClusterNodePool",
            "POST",
            $"/clusters/{DemoAccount.ClusterId}/nodepools",
            RequestBodies.Pool.Replace("\"name\":\"web\"", $"\"name\":\"{name}\"", StringComparison.Ordinal)
        );

    private static async Task<JToken> ListAsync(SignedClient caller) =>
        (await caller.AckAsync("DescribeClusterNodePools", "GET", $"/clusters/{DemoAccount.ClusterId}/nodepools")).Json["nodepools"]!;
}
