using System.Text;
using ContainerOS.Emulator;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>validate --fix</c> edits the files of a folder.</summary>
public sealed class FixTests : IDisposable
{
    private const string Program = $$"""
        name: fixing # the name stays
        runtime: yaml
        config:
          containeros:cloud: {value: emulator}
          containeros:region: {value: cn-hangzhou}

        resources:
          # The web pool.
          web:
            type: containeros:NodePool
            properties:
              clusterId: {{DemoAccount.ClusterId}}
              instanceTypes:   [ecs.g7.xlarge]   # general purpose
              vSwitchIds: [vsw-demo-h]
              os: {version: 3.6.1}
              desiredSize: 3000   # as many as we can

              kubelet:
                eventRecordQps:  51   # was 5
                eventBurst: 100
              access: {keyPair: demo-key}
              dataDisk: {category: cloud_essd, sizeGiB: 39, performanceLevel: PL1}
        # the end

        """;

    private static readonly string Fixed = Program
        .Replace("3000", "2000", StringComparison.Ordinal)
        .Replace("Qps:  51", "Qps:  50", StringComparison.Ordinal)
        .Replace("39", "40", StringComparison.Ordinal);

    private readonly string folder = Directory.CreateTempSubdirectory("fix-process-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Fix_InvalidValues_ChangesOnlyThem_AndExitsWith0()
    {
        var file = Write("Pulumi.yaml", Program);

        var result = await ValidateAsync("--fix");

        Assert.Equal((0, Fixed), (result.ExitCode, await ReadAsync(file)));
        Assert.Contains("Fixed 3 in Pulumi.yaml", result.Output, StringComparison.Ordinal);
        Assert.Contains("Valid  1 program: 0 errors", result.Output, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
    }

    /// <summary>The corrected name would be a double, so that its fix is taken back.</summary>
    [Fact]
    public async Task Validate_SaysHowManyFixesItWouldMake_NotHowManyFindingsHaveOne()
    {
        Write(
            "Pulumi.yaml",
            Program.Replace("instanceTypes:   [ecs.g7.xlarge]", "instanceTypes: [ecs.g7.xlarge, ECS.g7.xlarge]", StringComparison.Ordinal)
        );

        var shown = await ValidateAsync();
        var dry = await ValidateAsync("--fix", "--dry-run");

        Assert.Contains("'containeros validate --fix' can fix 3 of these", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Would fix 3 in Pulumi.yaml", dry.Error, StringComparison.Ordinal);
        Assert.Contains("COS1008", dry.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_WindowsFile_KeepsByteOrderMarkAndLineBreaks()
    {
        var file = Write("Pulumi.yaml", '\uFEFF' + Program.ReplaceLineEndings("\r\n"));

        var result = await ValidateAsync("--fix");

        Assert.Equal((0, '\uFEFF' + Fixed.ReplaceLineEndings("\r\n")), (result.ExitCode, await ReadAsync(file)));
    }

    [Fact]
    public async Task DryRun_WritesTheDiff_ChangesNothing_AndExitsLikeValidate()
    {
        var file = Write("Pulumi.yaml", Program);
        var written = File.GetLastWriteTimeUtc(file);

        var result = await ValidateAsync("--fix", "--dry-run");

        Assert.Equal((1, Program, written), (result.ExitCode, await ReadAsync(file), File.GetLastWriteTimeUtc(file)));
        Assert.StartsWith("--- a/Pulumi.yaml\n+++ b/Pulumi.yaml\n@@ ", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "-      desiredSize: 3000   # as many as we can",
                "-        eventRecordQps:  51   # was 5",
                "-      dataDisk: {category: cloud_essd, sizeGiB: 39, performanceLevel: PL1}",
            ],
            result.Output.Split('\n').Skip(2).Where(line => line.StartsWith('-'))
        );
        Assert.Contains("Would fix 3", result.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task DryRun_Json_ContainsTheSameDiff()
    {
        Write("Pulumi.yaml", Program);

        var text = await ValidateAsync("--fix", "--dry-run");
        var json = JObject.Parse((await ValidateAsync("--fix", "--dry-run", "--json")).Output);

        Assert.Equal(text.Output, (string)json["fixes"]![0]!["diff"]!);
        Assert.False((bool)json["fixes"]![0]!["written"]!);
        Assert.Equal(["COS2005", "COS5016", "COS6003"], json["fixes"]![0]!["fixed"]!.Select(made => (string)made["code"]!).Order());
    }

    [Fact]
    public async Task Fix_FindingWithoutMechanicalFix_IsNotChanged_AndExitsWith1()
    {
        var invalid = Program.Replace("ecs.g7.xlarge", "ecs.gn6i-c4g1.xlarge", StringComparison.Ordinal);
        var file = Write("Pulumi.yaml", invalid);

        var result = await ValidateAsync("--fix");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error COS1003", result.Output, StringComparison.Ordinal);
        Assert.Equal(Fixed.Replace("ecs.g7.xlarge", "ecs.gn6i-c4g1.xlarge", StringComparison.Ordinal), await ReadAsync(file));
    }

    [Theory]
    [InlineData("held")]
    [InlineData("readonly")]
    public async Task Fix_FileThatCannotBeWritten_IsReportedAndUnchanged_AndOthersAreFixed(string how)
    {
        Assert.SkipWhen(how == "readonly" && Environment.IsPrivilegedProcess, "a privileged user writes what is read-only");
        var (stuck, free) = (Write("a/Pulumi.yaml", Program), Write("b/Pulumi.yaml", Program));
        using var held = how == "held" ? new FileStream(stuck, FileMode.Open, FileAccess.Read, FileShare.Read) : null;
        File.SetAttributes(stuck, how == "readonly" ? FileAttributes.ReadOnly : FileAttributes.Normal);

        var result = await ValidateAsync("--fix");

        File.SetAttributes(stuck, FileAttributes.Normal);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("a/Pulumi.yaml cannot be written and was not changed", result.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal((Program, Fixed), (await ReadAsync(stuck), await ReadAsync(free)));
        Assert.Equal([stuck], Directory.GetFileSystemEntries(Path.GetDirectoryName(stuck)!));
    }

    [Theory]
    [InlineData("resources: [\n", "--fix")]
    [InlineData("resources: {a: 1, a: 2}\n", "--fix")]
    [InlineData("name: x\nruntime: yaml\n", "--dry-run")]
    [InlineData("name: x\nruntime: yaml\n", "--fix", "--dry-run", "--format", "sarif")]
    public async Task Fix_InvalidInput_ExitsWith2_AndDoesNotChangeTheFile(string text, params string[] options)
    {
        var file = Write("Pulumi.yaml", text);

        var result = await ValidateAsync(options);

        Assert.Equal((2, text), (result.ExitCode, await ReadAsync(file)));
        Assert.NotEmpty((result.Error + result.Output).Trim());
    }

    [Fact]
    public async Task DryRun_UnreadableProgram_IsReported()
    {
        Write("Pulumi.yaml", "resources: [\n");

        var result = await ValidateAsync("--fix", "--dry-run");

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains("Pulumi.yaml:", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The command names files relative to its working directory, which all tests share.</summary>
    private async Task<ProcessResult> ValidateAsync(params string[] options)
    {
        var (code, output, error) = await Command.RunAsync(new Dictionary<string, string>(), ["validate", folder, .. options]);
        return new ProcessResult(code, Relative(output), Relative(error));
    }

    private string Relative(string text) =>
        text.ReplaceLineEndings("\n")
            .Replace($" a{folder}/", " a/", StringComparison.Ordinal)
            .Replace($" b{folder}/", " b/", StringComparison.Ordinal)
            .Replace(Path.GetRelativePath(Environment.CurrentDirectory, folder) + "/", string.Empty, StringComparison.Ordinal)
            .Replace(folder + "/", string.Empty, StringComparison.Ordinal);

    private static Task<string> ReadAsync(string file) => Task.FromResult(Encoding.UTF8.GetString(File.ReadAllBytes(file)));

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
