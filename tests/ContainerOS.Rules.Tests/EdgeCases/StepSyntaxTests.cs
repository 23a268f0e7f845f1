using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Edge cases of bootstrap steps and of the edits that fix them.</summary>
public sealed class StepSyntaxTests
{
    private static readonly (string Name, Func<BootstrapStep, BootstrapStep> With)[] Kinds =
    [
        ("file", step => step with { File = new FileStep() }),
        ("systemdUnit", step => step with { SystemdUnit = new SystemdUnitStep() }),
        ("sysctl", step => step with { Sysctl = ValueMap<string>.Of() }),
        ("kernelModules", step => step with { KernelModules = ValueList<string>.Of() }),
        ("kubeletArgs", step => step with { KubeletArgs = ValueList<string>.Of() }),
        ("script", step => step with { Script = "true" }),
    ];

    [Fact]
    public void Step_OfOneKind_Passes() => Assert.All(Kinds, kind => Assert.Empty(Found("COS3001", kind.With(new BootstrapStep()))));

    [Fact]
    public void Step_OfTwoKinds_IsFound() =>
        Assert.All(
            Kinds.Zip(Kinds.Skip(1)),
            pair =>
                Assert.Equal(
                    $"a step has exactly one kind, and this one has {pair.First.Name} and {pair.Second.Name}",
                    Found("COS3001", pair.First.With(pair.Second.With(new BootstrapStep())))
                )
        );

    [Fact]
    public void Step_WithoutKind_IsFound() =>
        Assert.Equal("a step has exactly one kind, and this one has none", Found("COS3001", new BootstrapStep()));

    [Theory]
    [InlineData("--v=2", true, null)]
    [InlineData("--v 2", false, "--v=2")]
    [InlineData("-v  2", false, "--v=2")]
    [InlineData("v=2", false, "--v=2")]
    [InlineData(" --max-pods=5\n", false, "--max-pods=5")]
    [InlineData("--v=2\n--w=3", false, null)]
    [InlineData("--v", true, null)]
    [InlineData("v", false, null)]
    [InlineData("--a b c", false, null)]
    public void KubeletFlag_IsOneWord(string flag, bool isFlag, string? edit)
    {
        var found = Check("COS3028", new BootstrapStep { KubeletArgs = ValueList<string>.Of(flag) });

        Assert.Equal(isFlag ? [] : [$"'{flag}' is not a flag of the form --flag=value"], found.Select(one => one.Message));
        Assert.Equal(
            edit is null ? [] : [$"set bootstrap[0].steps[0].kubeletArgs[0] to \"{edit}\""],
            found.SelectMany(one => one.Edits).Select(one => one.ToString())
        );
    }

    [Theory]
    [InlineData("COS3009", "etc/a-b_c.d1", "/etc/a-b_c.d1")]
    [InlineData("COS3009", "", null)]
    [InlineData("COS3009", "etc//a", null)]
    [InlineData("COS3009", "./etc/a", null)]
    [InlineData("COS3009", "etc/../a", null)]
    [InlineData("COS3009", "etc/", null)]
    [InlineData("COS3009", "etc/a b", null)]
    [InlineData("COS3009", "~/a", null)]
    [InlineData("COS3010", "/etc//a", "/etc/a")]
    [InlineData("COS3010", "/etc/./a", "/etc/a")]
    [InlineData("COS3010", "/opt/../etc/a", "/etc/a")]
    [InlineData("COS3010", "/etc//a/", null)]
    public void Path_IsCorrected_WhenUnambiguous(string code, string path, string? edit)
    {
        var found = Assert.Single(
            Check(
                code,
                new BootstrapStep
                {
                    File = new FileStep { Path = path, Content = "" },
                }
            )
        );

        Assert.Equal(edit is null ? [] : [$"set bootstrap[0].steps[0].file.path to \"{edit}\""], found.Edits.Select(one => one.ToString()));
    }

    [Theory]
    [InlineData("COS3009", "/etc//a")]
    [InlineData("COS3010", "etc//a")]
    [InlineData("COS3010", "/etc/a")]
    [InlineData("COS3004", "usr/lib/a")]
    public void Path_OfAnotherRule_Passes(string code, string path) =>
        Assert.Empty(
            Check(
                code,
                new BootstrapStep
                {
                    File = new FileStep { Path = path, Content = "" },
                }
            )
        );

    [Theory]
    [InlineData("644", true)]
    [InlineData("0755", true)]
    [InlineData("64", false)]
    [InlineData("00755", false)]
    [InlineData("0789", false)]
    [InlineData("0/55", false)]
    [InlineData("rwx", false)]
    public void Mode_IsOctal(string mode, bool isOctal) =>
        Assert.Equal(isOctal ? "" : $"'{mode}' is not an octal number", Found("COS3013", Moded("/etc/a", mode)));

    [Theory]
    [InlineData("/etc/a", "0755", true)]
    [InlineData("/etc/a", "0711", true)]
    [InlineData("/etc/a", "100", true)]
    [InlineData("/etc/a", "0610", true)]
    [InlineData("/etc/a", "0601", true)]
    [InlineData("/etc/a", "1644", false)]
    [InlineData("/etc/a", "4644", false)]
    [InlineData("/etc/a", "7", true)]
    [InlineData("/etc/a", "", false)]
    [InlineData("/etc/a", "a+x1", false)]
    [InlineData("/opt/a", "0755", false)]
    public void File_BelowEtc_IsNotExecutable(string path, string mode, bool isFound) =>
        Assert.Equal(
            isFound ? $"{path} is executable, and on ContainerOS 3.6.1 no file below /etc can be executed" : "",
            Found("COS3014", Moded(path, mode))
        );

    private static BootstrapStep Moded(string path, string mode) =>
        new()
        {
            File = new FileStep
            {
                Path = path,
                Mode = mode,
                Content = "",
            },
        };

    private static IReadOnlyList<Model.Diagnostics.Diagnostic> Check(string code, BootstrapStep step) =>
        FreshRule.Check(code, Pools.WithStep(step), Pools.Facts).Diagnostics;

    private static string Found(string code, BootstrapStep step) => FreshRule.Messages(code, Pools.WithStep(step));
}
