using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Validation;

namespace ContainerOS.Cli.Tests.Validation;

public sealed class ProgramFinderTests : IDisposable
{
    private static readonly Dictionary<string, string> NoConfig = [];
    private readonly string root = Directory.CreateTempSubdirectory("cli-tests-").FullName;

    public ProgramFinderTests()
    {
        foreach (
            var file in new[]
            {
                "a/Pulumi.yaml",
                "b/deep/Pulumi.yaml",
                "b/deep/Pulumi.prod.yaml",
                "b/deep/Pulumi.test.yaml",
                "node_modules/x/Pulumi.yaml",
                "none/readme.md",
            }
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
            File.WriteAllText(Path.Combine(root, file), string.Empty);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Find_Directory_ReturnsEveryProgramBelowIt_WithEveryStack() =>
        Assert.Equal(["a:dev", "b/deep:prod", "b/deep:test"], Found(null, root));

    [Fact]
    public void Find_NamedStack_ReturnsThatStackOfEveryProgram() => Assert.Equal(["a:prod", "b/deep:prod"], Found("prod", root));

    [Fact]
    public void Find_SameProgramTwice_ReturnsItOnce() =>
        Assert.Equal(["a:dev"], Found(null, Path.Combine(root, "a"), Path.Combine(root, "a", "Pulumi.yaml")));

    [Fact]
    public void Find_SameProgramByDifferentPaths_ReturnsItOnce() =>
        Assert.Equal(
            ["a:dev"],
            Found(null, Path.Combine(root, "a") + "/", Path.Combine(root, "b", "..", "a"), Path.Combine(root, "a", ".", "Pulumi.yaml"))
        );

    [Fact]
    public void Find_NestedPrograms_AreFound()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "a", "inner")).FullName, "Pulumi.yaml"), string.Empty);

        Assert.Equal(["a:dev", "a/inner:dev"], Found(null, Path.Combine(root, "a")));
    }

    [Fact]
    public void Find_LinkCycle_IsNotFollowed()
    {
        Directory.CreateSymbolicLink(Path.Combine(root, "a", "round"), root);

        Assert.Equal(["a:dev", "b/deep:prod", "b/deep:test"], Found(null, root));
    }

    [Fact]
    public void Find_ProgramOfAnotherRuntime_IsSkipped_UnlessItIsNamed()
    {
        var foreign = Path.Combine(root, "a");
        File.WriteAllText(Path.Combine(foreign, "Pulumi.yaml"), "name: a\nruntime:\n  name: nodejs\n");

        Assert.Equal([$"{foreign} (nodejs)"], ProgramFinder.Find([root], null, NoConfig).Skipped);
        Assert.Equal(["b/deep:prod", "b/deep:test"], Found(null, root));
        Assert.Equal(["a:dev"], Found(null, foreign));
    }

    [Theory]
    [InlineData("nowhere", "does not exist")]
    [InlineData("none", "contain no Pulumi.yaml")]
    [InlineData("none/readme.md", "is not a program")]
    public void Find_PathWithoutProgram_IsRejected(string path, string says) =>
        Assert.Contains(says, Assert.Throws<UsageException>(() => Found(null, Path.Combine(root, path))).Message, StringComparison.Ordinal);

    private IEnumerable<string> Found(string? stack, params string[] paths) =>
        [
            .. ProgramFinder
                .Find(paths, stack, NoConfig)
                .Programs.Select(program => $"{Path.GetRelativePath(root, program.Directory)}:{program.Stack}"),
        ];
}
