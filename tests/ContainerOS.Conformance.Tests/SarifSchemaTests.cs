using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Validates the output of <c>validate --format sarif</c> against the schema of the standard in Microsoft's package.</summary>
public sealed class SarifSchemaTests
{
    private static readonly string Examples = RepositoryRoot.PathOf("examples");

    [Theory]
    [InlineData("rejected-yaml", 5)]
    [InlineData("quickstart-yaml", 0)]
    public async Task Log_IsValidAgainstTheSchema(string example, int results)
    {
        await NodeJsProcess.SkipIfUnavailableAsync();

        var log = (await Command.RunAsync("validate", Path.Combine(Examples, example), "--format", "sarif")).Output;

        Assert.Equal(results, JObject.Parse(log)["runs"]![0]!["results"]!.Count());
        Assert.Empty(await NodeJsProcess.SarifComplaintsAsync(log));
    }

    /// <summary>Applying the replacement gives the same text as <c>--fix</c>.</summary>
    [Fact]
    public async Task Log_ContainsAFixThatIsValidAgainstTheSchema()
    {
        await NodeJsProcess.SkipIfUnavailableAsync();
        using var folder = new TestFolder();
        var (file, text) = (
            folder.PathOf("Pulumi.yaml"),
            await File.ReadAllTextAsync(Path.Combine(Examples, "quickstart-yaml", "Pulumi.yaml"), TestContext.Current.CancellationToken)
        );
        await File.WriteAllTextAsync(
            file,
            text.Replace("desiredSize: ${desiredSize}", "desiredSize: 3000 # é", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var log = (await Command.RunAsync("validate", folder.FullName, "--format", "sarif")).Output;

        var change = Assert.Single(JObject.Parse(log).SelectTokens("$.runs[0].results[0].fixes[0].artifactChanges[0].replacements[0]"));
        Assert.Equal("2", (string)change["insertedContent"]!["text"]!);
        Assert.Empty(await NodeJsProcess.SarifComplaintsAsync(log));
        await Command.RunAsync("validate", folder.FullName, "--fix");
        Assert.Contains(
            "desiredSize: 2000 # é",
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Schema_RejectsWhatIsNotALog()
    {
        await NodeJsProcess.SkipIfUnavailableAsync();

        Assert.NotEmpty(await NodeJsProcess.SarifComplaintsAsync("""{"version": "2.1.0", "runs": [{"results": [{"level": "fatal"}]}]}"""));
    }
}
