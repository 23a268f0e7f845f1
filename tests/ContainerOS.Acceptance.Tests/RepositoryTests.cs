using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>validate</c> over a repository of programs.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public async Task Validate_ManyPrograms_AsksTheCloudOnce()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        Multiply(stage, 4);

        var result = await stage.RunAsync("validate");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("4 programs", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["DescribeClusterDetail", "DescribeInstanceTypes", "DescribeKubernetesVersionMetadata"],
            (await stage.ActionsAsync()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Validate_ProgramOfTheEmulator_LeavesNoFileBehind()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        Multiply(stage, 2);
        stage.Environment.Clear();

        var result = await stage.RunAsync("validate");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(Directory.EnumerateDirectories(stage.Folder, ".containeros", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Validate_EveryKindOfUnreadableText_IsReported_AndTheOthersAreValidated()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var good = await File.ReadAllTextAsync(stage.Program, TestContext.Current.CancellationToken);
        File.Delete(stage.Program);
        foreach (var (name, text) in BadTexts.Of(good))
        {
            await File.WriteAllBytesAsync(
                Path.Combine(Directory.CreateDirectory(Path.Combine(stage.Folder, name)).FullName, "Pulumi.yaml"),
                text,
                TestContext.Current.CancellationToken
            );
        }

        var result = await stage.RunAsync("validate", "--json");

        var found = JObject.Parse(result.Output)["diagnostics"]!.Select(finding =>
            $"{Path.GetFileName(Path.GetDirectoryName((string)finding["file"]!))} {finding["line"]}: {finding["message"]}"
        );
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(BadTexts.Findings, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Validate_ProgramOfManyPools_AsksTheCloudOnce()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var (head, pool) = await PoolAsync(stage);
        await File.WriteAllTextAsync(
            stage.Program,
            head
                + string.Concat(
                    Enumerable.Range(0, 30).Select(index => pool.Replace("  web:", $"  web{index}:", StringComparison.Ordinal))
                ),
            TestContext.Current.CancellationToken
        );

        var result = await stage.RunAsync("validate");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["DescribeClusterDetail", "DescribeInstanceTypes", "DescribeKubernetesVersionMetadata"],
            (await stage.ActionsAsync()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Validate_SeveralStacks_ReportsWhatTheyShareOnce_AndWhereASuppressionIsWrong()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.EditAsync("sizeGiB: 120", "sizeGiB: 20");
        foreach (
            var (stack, settings) in new[]
            {
                ("prod", "{}"),
                ("test", "{}"),
                ("odd", "\n  containeros:suppress:\n    COS2005: it is a small one\n"),
            }
        )
        {
            await File.WriteAllTextAsync(
                Path.Combine(stage.Folder, $"Pulumi.{stack}.yaml"),
                "config: " + settings,
                TestContext.Current.CancellationToken
            );
        }

        var result = await stage.RunAsync("validate", "--json");

        var found = JObject.Parse(result.Output)["diagnostics"]!.Select(finding =>
            $"{finding["code"]} {Path.GetFileName((string)finding["file"]!)}:{finding["line"]} {string.Join(",", finding["stacks"]!)}"
        );
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(["COS0015 Pulumi.odd.yaml:3 odd", "COS2005 Pulumi.yaml:27 prod,test"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Validate_AHint_IsCounted_AndShownWithItsLineWhenAskedFor()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.EditAsync("version: 3.6.1", "version: 3.6.0");

        var (usual, all) = (await stage.RunAsync("validate"), await stage.RunAsync("validate", "--severity", "info"));

        Assert.Equal((0, 0), (usual.ExitCode, all.ExitCode));
        Assert.DoesNotContain("COS4008", usual.Output, StringComparison.Ordinal);
        Assert.Contains("1 finding of lower severity is not shown; use --severity info to show it", usual.Output, StringComparison.Ordinal);
        Assert.Contains("info COS4008  os.version: ", all.Output, StringComparison.Ordinal);
        Assert.Contains("Pulumi.yaml:", all.Output, StringComparison.Ordinal);
    }

    private static async Task<(string Head, string Pool)> PoolAsync(Stage stage)
    {
        var text = await File.ReadAllTextAsync(stage.Program, TestContext.Current.CancellationToken);
        var (begin, end) = (text.IndexOf("  web:", StringComparison.Ordinal), text.IndexOf("outputs:", StringComparison.Ordinal));
        return (text[..begin], text[begin..end]);
    }

    /// <summary>The program of the stage, several times side by side.</summary>
    private static void Multiply(Stage stage, int times)
    {
        for (var index = 0; index < times; index++)
        {
            File.Copy(
                stage.Program,
                Path.Combine(Directory.CreateDirectory(Path.Combine(stage.Folder, $"team-{index}")).FullName, "Pulumi.yaml")
            );
        }

        File.Delete(stage.Program);
    }
}
