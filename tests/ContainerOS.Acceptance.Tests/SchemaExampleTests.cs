using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The examples of the schema, which are the documentation of each resource in the Registry: those in YAML run.</summary>
public sealed class SchemaExampleTests
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
        Assert.Contains("CreateClusterNodePool", await stage.ChangesAsync());
    }
}
