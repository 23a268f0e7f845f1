using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// The examples in TypeScript, run by Pulumi's own Node SDK with the package of <c>sdk/nodejs</c>. Their types are checked elsewhere
/// (<c>TypeScriptProgramsTests</c>), so they are not checked again in every run.
/// </summary>
public sealed class TypeScriptExampleTests
{
    [Fact]
    public async Task Quickstart_FromUpToDestroy_DoesJustWhatItSays()
    {
        await using var stage = await StartAsync("quickstart-typescript");

        var up = await stage.RunAsync("up", "--skip-preview");
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains("3 of 3 nodes ready", (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);
        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
        Assert.Equal(0, (await stage.RunAsync("destroy", "--yes")).ExitCode);
        Assert.Equal(["CreateClusterNodePool", "DeleteClusterNodepool"], await stage.ChangesAsync());
    }

    [Fact]
    public async Task Quickstart_DataDiskIsMissing_IsRefusedInPreview_AtTheLineOfTheProgram()
    {
        await using var stage = await StartAsync("quickstart-typescript");
        var program = Path.Combine(stage.Folder, "index.ts");
        var text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        var without = string.Join('\n', text.Split('\n').Where(line => !line.Contains("dataDisk", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(program, without, TestContext.Current.CancellationToken);

        var preview = await stage.RunAsync("preview");

        Assert.Equal(1, preview.ExitCode);
        Assert.Contains("COS2001", preview.Output + preview.Error, StringComparison.Ordinal);
        Assert.Contains("index.ts:6", preview.Output + preview.Error, StringComparison.Ordinal);
        Assert.Empty(await stage.ChangesAsync());
    }

    [Fact]
    public async Task NodePoolSet_MakesAPoolForEachZone()
    {
        await using var stage = await StartAsync("node-pool-set-typescript");

        await UpAsync(stage, ("pools", "h i j"), ("ready", 5));

        Assert.Equal(3, (await stage.ChangesAsync()).Count(change => change == "CreateClusterNodePool"));
    }

    [Fact]
    public async Task Waves_ReachTheSecondCluster_AfterTheGateOfTheFirst()
    {
        await using var stage = await StartAsync("waves-typescript");

        await UpAsync(stage, ("gates", "production staging"), ("readyInProduction", 2));
    }

    [Fact]
    public async Task ComponentOfAPlatformTeam_IsUsedByAnotherProgram()
    {
        await using var stage = await StartAsync("component-typescript", "program");
        var platform = Path.Combine(stage.Folder, "..", "platform");
        NodeSdk.InstallInto(platform);
        NodeSdk.Link(Path.Combine(stage.Folder, "node_modules", "@example", "platform"), Path.GetFullPath(platform));
        var build = await NodeSdk.CompileAsync(platform, ["-p", ".", "--noCheck", "--noResolve"], TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, build.Output);

        await UpAsync(stage, ("ready", 2));

        var state = JObject.Parse(await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken));
        var pool = state.SelectTokens("$..resources[*]").Single(resource => (string?)resource["type"] == "containeros:index:NodePool");
        Assert.EndsWith("::platform:index:TeamPool::search", (string)pool["parent"]!, StringComparison.Ordinal);
        Assert.Equal("search", (string?)pool["inputs"]!["labels"]!["team"]);
    }

    [Fact]
    public async Task ImportExisting_TakesThePoolOver_WithoutAChangeOfIt()
    {
        await using var stage = await StartAsync("import-existing-typescript", scenario: "existing-pool.json");

        await UpAsync(stage, ("nodes", "2 nodes ready"));

        Assert.Empty(await stage.ChangesAsync());
    }

    private static async Task<Stage> StartAsync(string example, string program = ".", string? scenario = null)
    {
        if (await NodeSdk.MissingAsync(TestContext.Current.CancellationToken) is { } missing)
        {
            Assert.Skip(missing);
        }

        var stage = await Stage.OfFolderAsync(example, program, scenario: scenario);
        NodeSdk.InstallInto(stage.Folder);
        stage.Environment["PULUMI_NODEJS_TRANSPILE_ONLY"] = "true";
        return stage;
    }

    private static async Task UpAsync(Stage stage, params (string Name, JToken Value)[] outputs)
    {
        var up = await stage.RunAsync("up", "--skip-preview");

        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        var found = JObject.Parse((await stage.RunAsync("outputs", "--json")).Output);
        Assert.All(outputs, output => Assert.Equal(output.Value, found[output.Name]));
    }
}
