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

        var ran = await stage.RunAsync("validate");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("4 programs", ran.Output, StringComparison.Ordinal);
        Assert.Single(await stage.ActionsAsync(), "DescribeClusterDetail");
    }

    [Fact]
    public async Task Validate_ProgramOfTheEmulator_LeavesNoFileBehind()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        Multiply(stage, 2);
        stage.Environment.Clear();

        var ran = await stage.RunAsync("validate");

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(Directory.EnumerateDirectories(stage.Folder, ".containeros", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Validate_EveryKindOfUnreadableText_IsTold_AndKeepsNothingFromTheOthers()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var good = await File.ReadAllTextAsync(stage.Program, TestContext.Current.CancellationToken);
        File.Delete(stage.Program);
        foreach (var (name, text) in BadTexts.Of(good))
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(stage.Folder, name)).FullName, "Pulumi.yaml"), text, TestContext.Current.CancellationToken);
        }

        var ran = await stage.RunAsync("validate", "--json");

        var found = JObject.Parse(ran.Output)["diagnostics"]!.Select(finding => $"{Path.GetFileName(Path.GetDirectoryName((string)finding["file"]!))} {finding["line"]}: {finding["message"]}");
        Assert.Equal(2, ran.ExitCode);
        Assert.Equal(BadTexts.Findings, found.Order(StringComparer.Ordinal));
    }

    /// <summary>The program of the stage, several times side by side.</summary>
    private static void Multiply(Stage stage, int times)
    {
        for (var index = 0; index < times; index++)
        {
            File.Copy(stage.Program, Path.Combine(Directory.CreateDirectory(Path.Combine(stage.Folder, $"team-{index}")).FullName, "Pulumi.yaml"));
        }

        File.Delete(stage.Program);
    }
}
