using System.Text.RegularExpressions;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The command as a process gives the same exit code, results and messages as inside the test process.</summary>
public sealed partial class ProcessTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("frobnicate")]
    [InlineData("preview", ".", "--config", "novalue")]
    [InlineData("up", "/nowhere", "--yes")]
    [InlineData("explain", "COS1004")]
    [InlineData("explain", "COS9999")]
    [InlineData("validate", "examples/rejected-yaml", "--json")]
    [InlineData("userdata", "lint", "tests/ContainerOS.Rules.Tests/Corpus/harmful/001-package-yum.sh")]
    [InlineData("userdata", "convert", "tests/ContainerOS.Rules.Tests/Corpus/harmful/001-package-yum.sh")]
    [InlineData("userdata", "decode", "tests/ContainerOS.Rules.Tests/Corpus/harmless/002-sysctl.sh")]
    [InlineData("userdata", "explain", "tests/ContainerOS.Rules.Tests/Corpus/harmless/002-sysctl.sh")]
    [InlineData("userdata", "render", "examples/quickstart-yaml")]
    [InlineData(
        "userdata",
        "diff",
        "tests/ContainerOS.Rules.Tests/Corpus/harmless/002-sysctl.sh",
        "tests/ContainerOS.Rules.Tests/Corpus/harmless/003-modules.sh"
    )]
    public async Task Verb_AsAProcess_HasTheSameResult(params string[] arguments)
    {
        var environment = new Dictionary<string, string>();
        string[] absolute =
        [
            .. arguments.Select(argument => argument.Contains('/', StringComparison.Ordinal) ? RepositoryRoot.PathOf(argument) : argument),
        ];

        var process = await Command.RunProcessAsync(environment, absolute);
        var inside = await Command.RunAsync(environment, absolute);

        Assert.Equal(Comparable(inside), Comparable(process));
    }

    /// <summary>Help names the process it is printed by, and each run has an emulator at another port.</summary>
    private static ProcessResult Comparable(ProcessResult result) =>
        result with
        {
            Output = result.Output.Replace("ContainerOS.Acceptance.Tests", "containeros", StringComparison.Ordinal),
            Error = EmulatorPort().Replace(result.Error, "127.0.0.1:port"),
        };

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex EmulatorPort();
}
