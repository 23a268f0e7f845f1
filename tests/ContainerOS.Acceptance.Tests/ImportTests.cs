using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>A pool that was made in the console becomes part of a stack (<c>examples/import-existing-yaml</c>).</summary>
public sealed class ImportTests
{
    private const string Option = "    options:";

    [Fact]
    public async Task Import_TakesThePoolOver_AndTheOptionCanBeRemoved()
    {
        await using var stage = await Stage.OfAsync("import-existing-yaml", scenario: "existing-pool.json");

        var preview = JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!;
        Assert.Equal("import", (string?)Assert.Single(preview)["op"]);
        var up = await stage.RunAsync("up", "--yes");
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains("2 nodes ready", up.Output, StringComparison.Ordinal);

        var text = await File.ReadAllTextAsync(stage.Program, TestContext.Current.CancellationToken);
        await stage.EditAsync(text[text.IndexOf(Option, StringComparison.Ordinal)..text.IndexOf("outputs:", StringComparison.Ordinal)], "");
        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
        Assert.Empty(await stage.ChangesAsync());

        // From here on it is a pool like every other.
        await stage.EditAsync("desiredSize: 2", "desiredSize: 3");
        Assert.Contains("3 nodes ready", (await stage.RunAsync("up", "--yes")).Output, StringComparison.Ordinal);
        Assert.Equal(["ModifyClusterNodePool"], await stage.ChangesAsync());
    }

    [Fact]
    public async Task Import_ValueThatDiffers_IsNamedInThePreview()
    {
        await using var stage = await Stage.OfAsync("import-existing-yaml", scenario: "existing-pool.json");
        await stage.EditAsync("        team: web\n", "        team: shop\n");

        var preview = await stage.RunAsync("preview");

        Assert.Contains("labels.team: web -> shop", preview.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ValueThatWouldReplaceThePool_IsRefused_AndTheStateStays()
    {
        await using var stage = await Stage.OfAsync("import-existing-yaml", scenario: "existing-pool.json");
        await stage.EditAsync("cd3m0a0000000000000000000000000001\n      name", $"{Emulator.DemoAccount.SecondClusterId}\n      name");

        var up = await stage.RunAsync("up", "--yes");

        Assert.Equal(1, up.ExitCode);
        Assert.Contains("clusterId", up.Output + up.Error, StringComparison.Ordinal);
        Assert.Empty(await stage.ChangesAsync());
        Assert.DoesNotContain(
            "np9feaa5f4c184bc",
            File.Exists(stage.StateFile) ? File.ReadAllText(stage.StateFile) : "",
            StringComparison.Ordinal
        );
    }
}
