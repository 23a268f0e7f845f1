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
