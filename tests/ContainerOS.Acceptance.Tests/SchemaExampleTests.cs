using System.Text.RegularExpressions;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// Programs in YAML that people copy: the examples of the schema, which are the documentation in the Registry, run, and those of pages are
/// valid.
/// </summary>
public sealed partial class SchemaExampleTests
{
    public static TheoryData<string> Examples =>
        [
            .. Directory
                .EnumerateFiles(RepositoryRoot.PathOf("schema", "examples"), "*.yaml")
                .Select(file => Path.GetFileNameWithoutExtension(file)),
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task YamlExample_Runs(string name)
    {
        await using var stage = await Stage.OfFileAsync(RepositoryRoot.PathOf("schema", "examples", name + ".yaml"));

        var up = await stage.RunAsync(
            "up",
            "--yes",
            "--config",
            "containeros:cloud=emulator",
            "--config",
            "containeros:region=cn-hangzhou"
        );

        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        var isFunctionAlone = !(await File.ReadAllTextAsync(stage.Program, TestContext.Current.CancellationToken)).Contains(
            "\nresources:",
            StringComparison.Ordinal
        );
        Assert.Equal(isFunctionAlone ? [] : ["CreateClusterNodePool"], (await stage.ChangesAsync()).Distinct());
        if (isFunctionAlone)
        {
            Assert.NotEmpty(Newtonsoft.Json.Linq.JObject.Parse((await stage.RunAsync("outputs", "--json")).Output));
        }
    }

    [Theory]
    [InlineData("_index.md")]
    [InlineData("adopt-a-pool.md")]
    public async Task YamlProgramOfAPage_IsValid(string page)
    {
        var text = await File.ReadAllTextAsync(RepositoryRoot.PathOf("docs", page), TestContext.Current.CancellationToken);
        var program = Assert.Single(Block().Matches(text)).Groups[1].Value;
        using var folder = new TestFolder();
        folder.Write("Pulumi.yaml", program);

        var result = await Command.RunAsync(new Dictionary<string, string>(), "validate", folder.FullName);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [GeneratedRegex("^```yaml\n(name: .*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
