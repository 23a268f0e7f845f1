using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>What a preview says of the user data of a live pool.</summary>
public sealed class UserDataPreviewTests
{
    [Fact]
    public async Task OneStepChanged_IsTheOnlyDifference()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.RunAsync("up", "--yes");
        await stage.EditAsync("echo ready >", "echo set >");

        var preview = await stage.RunAsync("preview", "--json");

        var step = Assert.Single(JObject.Parse(preview.Output)["steps"]!);
        var change = Assert.Single(step["diff"]!);
        Assert.Equal(("update", "bootstrap[1].steps[3].script"), ((string)step["op"]!, (string)change["path"]!));
        Assert.Contains("echo ready > /var/lib/every-step/state", (string)change["old"]!, StringComparison.Ordinal);
        Assert.Contains("echo set > /var/lib/every-step/state", (string)change["new"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepsOfSeveralKindsChanged_EachIsNamed_AndAfterUpNothingIsLeft()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.RunAsync("up", "--yes");
        await stage.EditAsync("mode: \"0600\"", "mode: \"0644\"");
        await stage.EditAsync("vm.max_map_count: 262144", "vm.max_map_count: 300000");
        await stage.EditAsync("start: false", "start: true");

        var preview = await stage.RunAsync("preview", "--json");
        await stage.RunAsync("up", "--yes");
        var after = await stage.RunAsync("preview", "--json");

        Assert.Equal(
            [
                "bootstrap[0].steps[0].file.mode",
                "bootstrap[1].steps[0].sysctl[\"vm.max_map_count\"]",
                "bootstrap[1].steps[1].systemdUnit.start",
            ],
            JObject.Parse(preview.Output)["steps"]![0]!["diff"]!.Select(change => (string)change["path"]!).Order(StringComparer.Ordinal)
        );
        Assert.Empty(JObject.Parse(after.Output)["steps"]!);
    }

    [Fact]
    public async Task MapKeysInAnotherOrder_AreNotADifference()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.RunAsync("up", "--yes");
        await stage.EditAsync(
            "                net.core.somaxconn: 4096\n                vm.max_map_count: 262144\n",
            "                vm.max_map_count: 262144\n                net.core.somaxconn: 4096\n"
        );

        Assert.Empty(JObject.Parse((await stage.RunAsync("preview", "--json")).Output)["steps"]!);
    }

    [Fact]
    public async Task Preview_ShowsTheBytesOfEachPhaseAndTheLimit()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var preview = await stage.RunAsync("preview");

        Assert.Matches("user data: beforeJoin takes [0-9]+ of 30720 bytes", preview.Output + preview.Error);
        Assert.Matches("user data: afterJoin takes [0-9]+ of 30720 bytes", preview.Output + preview.Error);
    }

    [Fact]
    public async Task TooMuch_IsRefused_WithTheLargestSteps()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.EditAsync("echo ready >", $"# {new string('x', 40_000)}\n                echo ready >");

        var preview = await stage.RunAsync("preview");

        Assert.Equal(1, preview.ExitCode);
        Assert.Matches(
            "COS3002.*the largest steps: bootstrap\\[1\\]\\.steps\\[3\\] \\(script\\) 40[0-9]{3} bytes, ",
            preview.Output + preview.Error
        );
    }
}
