using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>userdata diff</c>, run as a process: 0 for the same, 1 for a difference, 2 for what cannot be read.</summary>
public sealed class UserDataDiffTests
{
    private const string Flag = "--max-pods=64";

    [Fact]
    public async Task LivePoolAndItsProgram_AreTheSame_UntilOneStepChanges()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        var up = await stage.RunAsync("up", "--yes", "--json");
        var id = (string)JObject.Parse(up.Output)["outputs"]!["id"]!;

        var same = await DiffAsync(stage, id, stage.Folder);
        await stage.EditAsync(Flag, "--max-pods=32");
        var differs = await DiffAsync(stage, id, stage.Folder);

        Assert.Equal((0, "No differences\n"), (same.ExitCode, same.Output));
        Assert.Equal(1, differs.ExitCode);
        Assert.Equal(
            "~ bootstrap[1].steps[2]  late, kubeletArgs\n    kubeletArgs: --max-pods=64 -> --max-pods=32\n1 difference\n",
            differs.Output
        );
    }

    [Fact]
    public async Task TwoPrograms_AreComparedStepByStep_AsJsonToo()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await using var other = await Stage.OfProgramAsync("every-step");
        await other.EditAsync(
            "                net.core.somaxconn: 4096\n                vm.max_map_count: 262144\n",
            "                vm.max_map_count: 262144\n                net.core.somaxconn: 4096\n"
        );
        var reordered = await DiffAsync(stage, stage.Folder, other.Folder);
        await other.EditAsync("server = \"https://mirror.example.com\"", "server = \"https://other.example.com\"");

        var result = await DiffAsync(stage, stage.Folder, other.Folder, "--format", "json");
        var text = await DiffAsync(stage, stage.Folder, other.Folder);

        Assert.Equal(0, reordered.ExitCode);
        Assert.Equal(1, result.ExitCode);
        var change = Assert.Single(JObject.Parse(result.Output)["changes"]!);
        Assert.Equal(
            ("changed", "bootstrap[0].steps[0]", "file"),
            ((string)change["change"]!, (string)change["path"]!, (string)change["step"]!)
        );
        Assert.Equal("bootstrap[0].steps[0].file.content", (string)Assert.Single(change["properties"]!)["path"]!);
        Assert.Contains(
            "    file.content at line 2:\n    - server = \"https://mirror.example.com\"\n    + server = \"https://other.example.com\"\n",
            text.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task BareScript_IsComparedWithItsPhaseAlone()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        var rendered = await Command.RunAsync(stage.Environment, "userdata", "render", stage.Folder, "--phase", "beforeJoin");
        var script = Path.Combine(stage.Folder, "before.sh");
        await File.WriteAllTextAsync(script, rendered.Output, TestContext.Current.CancellationToken);

        var same = await DiffAsync(stage, script, stage.Folder, "--phase", "beforeJoin");
        await File.AppendAllTextAsync(script, "reboot\n", TestContext.Current.CancellationToken);
        var edited = await DiffAsync(stage, script, stage.Folder, "--phase", "beforeJoin");

        Assert.Equal(0, same.ExitCode);
        Assert.Equal(1, edited.ExitCode);
        Assert.Contains("- bootstrap[0].steps[0]  foreign, script", edited.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_ThatChanges_IsADifferenceAndNotShown()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await using var other = await Stage.OfProgramAsync("every-step");
        await stage.EditAsync("kubeletArgs: [\"--max-pods=64\"]", "script: {'fn::secret': 'echo hunter2'}");
        await other.EditAsync("kubeletArgs: [\"--max-pods=64\"]", "script: {'fn::secret': 'echo hunter3'}");

        var result = await DiffAsync(stage, stage.Folder, other.Folder);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("script: [secret] -> [secret]", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "nowhere cannot be read")]
    [InlineData("c1:np1", "the node pool c1:np1 cannot be read")]
    public async Task UnreadableInput_IsNotADifference(string before, string says)
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await DiffAsync(stage, before, stage.Folder);

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidProgram_IsNotADifference()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await using var other = await Stage.OfProgramAsync("every-step");
        await other.EditAsync("/etc/containerd/mirror.toml", "/usr/share/mirror.toml");

        var result = await DiffAsync(stage, stage.Folder, other.Folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("COS3004", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneSideAlone_IsWrongUsage_AndHelpNamesTheCodes()
    {
        var alone = await Command.RunAsync(new Dictionary<string, string>(), "userdata", "diff", "a");
        var help = await Command.RunAsync(new Dictionary<string, string>(), "userdata", "diff", "--help");

        Assert.Equal(2, alone.ExitCode);
        Assert.Contains(
            "0 when they are the same",
            string.Join(' ', help.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    private static Task<ProcessResult> DiffAsync(Stage stage, string before, string after, params string[] options) =>
        Command.RunAsync(UserDataTests.Keys(stage), ["userdata", "diff", before, after, .. options]);
}
