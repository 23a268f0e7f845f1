using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>userdata convert</c>, run as a process.</summary>
public sealed class UserDataConvertTests
{
    private const string Old = """
        #!/bin/bash
        set -e
        yum install -y htop
        cat > /etc/agent.conf <<'EOF'
        level = info
        EOF
        sysctl -w vm.swappiness=0

        """;

    [Fact]
    public async Task Script_BecomesSteps_AndWhatCannotWorkIsListedByLine()
    {
        using var folder = new TestFolder();

        var result = await Command.RunAsync(new Dictionary<string, string>(), "userdata", "convert", folder.Write("old.sh", Old));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("bootstrap:\n  - name: converted\n    phase: afterJoin\n    steps:\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("old.sh:3:1  cannot work", result.Output, StringComparison.Ordinal);
        Assert.Contains("  instead: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasStepsAndFindings()
    {
        using var folder = new TestFolder();

        var result = await Command.RunAsync(
            new Dictionary<string, string>(),
            "userdata",
            "convert",
            folder.Write("old.sh", Old),
            "--format",
            "json"
        );

        var report = JObject.Parse(result.Output);
        Assert.Equal(["file", "sysctl"], report["steps"]!.Select(step => (string)step["kind"]!));
        Assert.Equal((3, "COS3003"), ((int)report["findings"]![0]!["line"]!, (string)report["findings"]![0]!["code"]!));
    }

    [Fact]
    public async Task Yaml_GoesIntoAProgramThatIsValid()
    {
        await using var stage = await Stage.OfProgramAsync("every-step");
        var script = Path.Combine(stage.Folder, "old.sh");
        await File.WriteAllTextAsync(
            script,
            Old.Replace("yum install -y htop\n", string.Empty, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var result = await Command.RunAsync(stage.Environment, "userdata", "convert", script, "--format", "yaml", "--phase", "beforeJoin");
        await WithBootstrapAsync(stage, result.Output);
        var rendered = await Command.RunAsync(stage.Environment, "userdata", "explain", stage.Folder, "--format", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal((0, string.Empty), (rendered.ExitCode, rendered.Error));
        Assert.Equal(["file", "sysctl"], JObject.Parse(rendered.Output)["pools"]![0]!["steps"]!.Select(step => (string)step["kind"]!));
    }

    [Theory]
    [InlineData("nowhere", "nowhere cannot be read")]
    [InlineData("--os=x", "--os takes a release such as 3.6.1")]
    [InlineData("--phase=never", "never")]
    public async Task BadInput_IsWrongUsage(string argument, string says)
    {
        using var folder = new TestFolder();
        var script = folder.Write("a.sh", "true\n");

        var result = await Command.RunAsync(
            new Dictionary<string, string>(),
            argument.StartsWith('-') ? ["userdata", "convert", script, argument] : ["userdata", "convert", argument]
        );

        Assert.Equal(
            (2, string.Empty),
            (result.ExitCode, result.Output.Split('\n')[0].StartsWith("bootstrap", StringComparison.Ordinal) ? result.Output : string.Empty)
        );
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BinaryFile_IsRefused_WithoutItsBytes()
    {
        using var folder = new TestFolder();
        var path = folder.Write("a.bin", string.Empty);
        await File.WriteAllBytesAsync(path, [0x7f, 0x8b, 0xff, 0xfe], TestContext.Current.CancellationToken);

        var result = await Command.RunAsync(new Dictionary<string, string>(), "userdata", "convert", path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is not UTF-8 text", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The program with another bootstrap list; everything behind it but the outputs is the list.</summary>
    private static async Task WithBootstrapAsync(Stage stage, string yaml)
    {
        var text = await File.ReadAllTextAsync(stage.Program, TestContext.Current.CancellationToken);
        var indented = string.Concat(yaml.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"      {line}\n"));
        await File.WriteAllTextAsync(
            stage.Program,
            text[..text.IndexOf("      bootstrap:", StringComparison.Ordinal)] + indented,
            TestContext.Current.CancellationToken
        );
    }
}
