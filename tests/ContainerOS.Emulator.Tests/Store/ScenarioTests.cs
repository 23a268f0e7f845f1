using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Store;

/// <summary>A scenario is one JSON file: it is saved, loaded, forked and compared.</summary>
public sealed class ScenarioTests : IAsyncLifetime
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private readonly TestFolder folder = new();
    private AckEmulator origin = null!;
    private SignedClient caller = null!;
    private string pool = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        origin = await AckEmulator.StartAsync(options => options.IsStepped = true, Ct);
        caller = new SignedClient(origin.Address, TimeProvider.System);
        var made = (await caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.Pool)).Json;
        pool = (string)made["nodepool_id"]!;
        origin.AdvanceUntilTaskEnds((string)made["task_id"]!);
    }

    [Fact]
    public async Task Saved_AndLoaded_IsTheSameWorld_WithItsFaults()
    {
        var file = folder.PathOf("scenario.json");
        origin.AddChaos(new ChaosRule { Fault = ChaosFault.Throttle, Operation = "DescribeTaskInfo" });
        origin.SaveScenario(file);

        await using var loaded = await AckEmulator.StartAsync(options => (options.Scenario, options.IsStepped) = (file, true), Ct);

        Assert.Equal(await File.ReadAllTextAsync(file, Ct), loaded.ExportScenario());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Fork_GoesAnotherWay_AndTheOriginStays()
    {
        var before = origin.ExportScenario();
        await using var fork = await origin.ForkAsync(cancellationToken: Ct);
        using var other = new SignedClient(fork.Address, TimeProvider.System);
        var scaled = await other.AckAsync("ScaleClusterNodePool", "POST", $"{Pools}/{pool}", """{"count":2}""");
        fork.AdvanceUntilTaskEnds((string)scaled.Json["task_id"]!);

        var diff = origin.CompareTo(fork);

        Assert.Equal(before, origin.ExportScenario());
        Assert.Contains($"~ pool {pool} (web)", diff.ToString(), StringComparison.Ordinal);
        Assert.Contains("settings.group.desiredSize: 1 -> 3", diff.ToString(), StringComparison.Ordinal);
        var changes = JObject.Parse(diff.ToJson())["changes"]!;
        Assert.Equal(2, changes.Count(change => (string?)change["kind"] == "node" && (string?)change["change"] == "added"));
        Assert.True(origin.CompareTo(origin).IsEmpty);
    }

    [Fact]
    public async Task LoadedIntoAStateFile_IsKeptThere_AndNotLoadedAgain()
    {
        var (file, state) = (folder.PathOf("scenario.json"), folder.PathOf("account.db"));
        origin.SaveScenario(file);
        Task<AckEmulator> StartAsync(string? scenario) =>
            AckEmulator.StartAsync(options => (options.Scenario, options.StateFile, options.IsStepped) = (scenario, state, true), Ct);

        await (await StartAsync(file)).DisposeAsync();
        await using (var next = await StartAsync(null))
        {
            Assert.Equal(origin.ExportScenario(), next.ExportScenario());
        }

        var fault = await Assert.ThrowsAsync<EmulatorStateException>(() => StartAsync(file));
        Assert.Contains("has an account already", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1, column 2")]
    [InlineData("{\n  \"format\": 3,\n  \"clock\": x }", "line 3, column 12")]
    [InlineData("[]", "the number of the format")]
    [InlineData("{\"format\":2}", "the format 2 is not supported")]
    [InlineData("{\"format\":3}", "missing required")]
    public async Task BrokenFile_IsReportedWithItsPlace(string text, string problem)
    {
        var file = folder.PathOf("scenario.json");
        await File.WriteAllTextAsync(file, text, Ct);

        var fault = await Assert.ThrowsAsync<ScenarioException>(() => AckEmulator.StartAsync(options => options.Scenario = file, Ct));

        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"stage\": \"Ready\"", "\"stage\": \"Flying\"", "$.nodes[0].stage")]
    [InlineData("\"state\": \"active\"", "\"status\": \"active\"", "'status' could not be mapped")]
    [InlineData("\"desiredSize\": 1", "\"desiredSize\": \"one\"", "desiredSize")]
    [InlineData("\"poolId\": \"np", "\"poolId\": \"xx", "there is no pool 'xx")]
    [InlineData("\"template\": \"", "\"template\": \"z", "the template 'z")]
    [InlineData("\"instanceType\": \"", "\"instanceType\": \"z", "there is no instance type 'z")]
    [InlineData("\"clusterId\": \"", "\"clusterId\": \"z", "there is no cluster 'z")]
    public async Task FileWithAWrongValue_IsReportedWithLineAndColumn(string right, string wrong, string problem)
    {
        var file = folder.PathOf("scenario.json");
        var text = origin.ExportScenario();
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(right, wrong, StringComparison.Ordinal), Ct);

        var fault = await Assert.ThrowsAsync<ScenarioException>(() => AckEmulator.StartAsync(options => options.Scenario = file, Ct));

        Assert.Matches("line [0-9]+, column [0-9]+", fault.Message);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongFault_IsReportedWithItsPlace()
    {
        var (scenario, chaos) = (folder.PathOf("scenario.json"), folder.PathOf("chaos.json"));
        origin.AddChaos(new ChaosRule { Fault = ChaosFault.Throttle, Rate = 0.5 });
        await File.WriteAllTextAsync(
            scenario,
            origin.ExportScenario().Replace("\"rate\": 0.5", "\"rate\": 7", StringComparison.Ordinal),
            Ct
        );
        await File.WriteAllTextAsync(chaos, "{\"rules\":[\n  {\"fault\":\"throttle\"},\n  {\"fault\":\"throttle\", \"rate\":7}]}", Ct);

        var inScenario = await Assert.ThrowsAsync<ScenarioException>(() =>
            AckEmulator.StartAsync(options => options.Scenario = scenario, Ct)
        );
        var inFile = Assert.Throws<ChaosFileException>(() => ChaosFile.Read(chaos));

        Assert.Matches(@"line [0-9]+, column [0-9]+ \(\$\.chaos\.rules\[0\]\.rate\)", inScenario.Message);
        Assert.Contains("line 3, column 24: rules[1].rate", inFile.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await origin.DisposeAsync();
        folder.Dispose();
    }
}
