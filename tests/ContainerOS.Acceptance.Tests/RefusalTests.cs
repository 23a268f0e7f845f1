using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("validate")]
    [InlineData("up", "--yes")]
    public async Task RejectedExample_HasFiveFindingsWithTheirLines_AndNothingIsMade(params string[] verb)
    {
        await using var stage = await Stage.OfAsync("rejected-yaml");

        var result = await stage.RunAsync(verb[0], [.. verb[1..], "--json"]);

        var findings = JObject.Parse(result.Output)["diagnostics"]!;
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["COS1002", "COS1003", "COS1004", "COS2001", "COS3003"], findings.Select(finding => (string)finding["code"]!).Order());
        Assert.All(
            findings,
            finding =>
            {
                Assert.True((int)finding["line"]! > 1);
                Assert.All(new[] { "path", "message", "why", "fix", "source", "file" }, name => Assert.NotEmpty((string)finding[name]!));
            }
        );
        Assert.Empty(await stage.ChangesAsync());
    }

    /// <summary>The README shows one diagnostic as the command prints it.</summary>
    [Fact]
    public async Task Validate_Examples_RejectsOnlyTheRejectedOne_AsTheReadmeShows()
    {
        var root = RepositoryRoot.FullName;
        var readme = (
            await File.ReadAllTextAsync(Path.Combine(root, "README.md"), TestContext.Current.CancellationToken)
        ).ReplaceLineEndings("\n");
        var shown = readme[readme.IndexOf("## A diagnostic\n```\n", StringComparison.Ordinal)..].Split("```\n")[1];

        var (clean, all) = (
            await Command.RunAsync(new Dictionary<string, string>(), "validate", Path.Combine(root, "examples", "quickstart-yaml")),
            await Command.RunAsync(new Dictionary<string, string>(), "validate", Path.Combine(root, "examples"))
        );

        Assert.Equal((0, 1), (clean.ExitCode, all.ExitCode));
        Assert.All(
            all.Output.ReplaceLineEndings("\n").Split("\n\n").Where(finding => finding.StartsWith("error ", StringComparison.Ordinal)),
            finding => Assert.Contains("rejected-yaml", finding, StringComparison.Ordinal)
        );
        Assert.Contains(
            shown,
            all.Output.ReplaceLineEndings("\n").Replace(root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Up_UnknownProperty_NamesItAndItsLine()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var program = Path.Combine(stage.Folder, "Pulumi.yaml");
        var text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            program,
            text.Replace("      labels:", "      lables:", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var result = await stage.RunAsync("preview");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("COS0001", result.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'labels'?", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WrongCredentials_IsOneErrorAndLeavesNoState()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        stage.Environment["CONTAINEROS_EMULATOR_ACCESS_KEY_SECRET"] = "hunter2";

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("SignatureDoesNotMatch", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Output + result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(stage.StateFile));
    }

    /// <summary>The program of a cloned repository names the host; the user's keys are in the environment.</summary>
    [Theory]
    [InlineData("emulator", "https://attacker.example")]
    [InlineData("alibaba", "https://attacker.example")]
    public async Task Validate_ProgramWithAnotherHost_SendsNoKeys_AndNamesTheHost(string cloud, string endpoint)
    {
        await using var stage = await Stage.OfAsync("rejected-yaml");
        await stage.EditAsync("    value: emulator", $"    value: {cloud}\n  containeros:endpoint:\n    value: {endpoint}");
        stage.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI5tCanaryKeyOfUser";
        stage.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "canary-secret";

        var result = await stage.RunAsync("validate");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("attacker.example", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing leaves this machine", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_EndpointThatDoesNotExist_NamesIt()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        stage.Environment["CONTAINEROS_ENDPOINT"] = "http://127.0.0.1:1";

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("127.0.0.1:1", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("up", "/nowhere", "--yes")]
    [InlineData("preview", ".", "--config", "novalue")]
    public async Task WrongUsage_ExitsWithTwo(params string[] arguments) =>
        Assert.Equal(2, (await Command.RunAsync(new Dictionary<string, string>(), arguments)).ExitCode);

    [Fact]
    public async Task Validate_WithoutCredentials_DecidesWhatItCan_AndNamesTheRest()
    {
        await using var stage = await Stage.OfAsync("rejected-yaml");
        await stage.EditAsync("emulator", "alibaba");
        stage.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = stage.Environment["CONTAINEROS_ENDPOINT"] = string.Empty;

        var result = await stage.RunAsync("validate");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Cloud: none (no credentials)", result.Output, StringComparison.Ordinal);
        Assert.All(
            new[] { "COS1003", "COS1004", "COS2001", "COS3003" },
            code => Assert.Contains("error " + code, result.Output, StringComparison.Ordinal)
        );
        Assert.Contains("undecided at clusterId", result.Output, StringComparison.Ordinal);
        Assert.Contains("COS1002", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error COS1002", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_InputIsNotInteractive_SaysYesIsNeeded()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");

        var result = await stage.RunAsync("up");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Empty(await stage.ChangesAsync());
    }
}
