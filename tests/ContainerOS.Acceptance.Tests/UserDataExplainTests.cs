using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>userdata explain</c>, run as a process.</summary>
public sealed class UserDataExplainTests
{
    [Fact]
    public async Task Program_EachStepIsARow_WithWhatItWritesAndRuns()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await Command.RunAsync(stage.Environment, "userdata", "explain", stage.Folder);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        var lines = result.Output.Split('\n');
        Assert.Equal("web", lines[0]);
        Assert.Contains("beforeJoin containers come to ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("STEP", lines[3], StringComparison.Ordinal);
        Assert.Matches("^bootstrap\\[0\\]\\.steps\\[0\\] +early +beforeJoin +file +[0-9]+ +/etc/containerd/mirror.toml +-$", lines[4]);
        Assert.Contains(
            lines,
            line => line.EndsWith("/etc/modules-load.d/zz-containeros-1-001.conf  modprobe br_netfilter", StringComparison.Ordinal)
        );
        Assert.Contains(lines, line => line.Contains("/var/lib/every-step/state", StringComparison.Ordinal));
        Assert.Contains("and any other writable path", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasTheStepsWithTheirBytesAndPaths()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await Command.RunAsync(stage.Environment, "userdata", "explain", stage.Folder, "--pool", "web", "--format", "json");

        var pool = Assert.Single(JObject.Parse(result.Output)["pools"]!);
        Assert.Equal(
            ["file", "kernelModules", "sysctl", "systemdUnit", "kubeletArgs", "script"],
            pool["steps"]!.Select(step => (string)step["kind"]!)
        );
        Assert.Equal(
            ["/var/lib/every-step", "/var/lib/every-step/state"],
            pool["steps"]!.Last!["seenToWrite"]!.Select(path => (string)path!).Order(StringComparer.Ordinal)
        );
        Assert.All(pool["steps"]!, step => Assert.True((int)step["bytes"]! > 0));
        Assert.Equal(30720, (int)pool["bytes"]!["limit"]!);
    }

    [Fact]
    public async Task Secret_IsNotShown()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        await stage.EditAsync(
            "            - script: |",
            "            - script:\n                fn::secret: \"echo x > /var/hunter2\\n\"\n            - script: |"
        );

        var text = await Command.RunAsync(stage.Environment, "userdata", "explain", stage.Folder);
        var json = await Command.RunAsync(stage.Environment, "userdata", "explain", stage.Folder, "--format", "json");

        Assert.Equal((0, 0), (text.ExitCode, json.ExitCode));
        Assert.DoesNotContain("hunter2", text.Output + text.Error + json.Output + json.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignScript_IsOneStep_WithKnownAndUnknownEffects()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        var script = Path.Combine(stage.Folder, "old.sh");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho x > /opt/\u001b[31mx\n\"$RUN\" y\n", TestContext.Current.CancellationToken);

        var result = await Command.RunAsync(stage.Environment, "userdata", "explain", script, "--phase", "beforeJoin");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("undecided: line 3, column 1: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("below /opt", result.Output, StringComparison.Ordinal); // A path with control characters is not shown as one.
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Theory]
    [InlineData("nowhere", "nowhere cannot be read")]
    [InlineData("c1:np1", "the node pool c1:np1 cannot be read")]
    [InlineData("--format=xml", "xml")]
    public async Task BadInput_IsWrongUsage(string argument, string says)
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await Command.RunAsync(UserDataTests.Keys(stage), "userdata", "explain", argument);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownPool_IsNamed_WithTheExistingOnes()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");

        var result = await Command.RunAsync(stage.Environment, "userdata", "explain", stage.Folder, "--pool", "db");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no node pool 'db'; it has: web", result.Error, StringComparison.Ordinal);
    }
}
