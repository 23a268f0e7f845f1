using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Validates the output of <c>userdata explain --format json</c> against its JSON Schema with the validator Ajv.</summary>
public sealed class ExplanationSchemaTests
{
    private const string Schema = "containeros.userdata-explain.schema.json";

    private const string Script = """
        #!/bin/bash
        set -e
        if [ -e /opt/a ]; then modprobe "$MODULE"; fi
        echo a > /etc/app/a.conf
        echo b > /opt/app/*.conf
        "$RUN" x
        """;

    [Fact]
    public async Task Explanation_OfScript_IsValid_AndOneWithoutAMemberIsNot()
    {
        using var folder = new TestFolder();
        var text = await ExplainAsync(folder.Write("old.sh", Script));

        var step = JObject.Parse(text)["pools"]![0]!["steps"]![0]!;
        Assert.Equal(["/etc/app/a.conf"], step["seenToWrite"]!.Values<string>());
        Assert.Equal(["/opt/app"], step["writesBelow"]!.Values<string>());
        Assert.Contains(step["programs"]!, program => (string?)program["condition"] == "in a branch of the if on line 3");
        Assert.NotEmpty(step["undecided"]!);
        Assert.Empty(await NodeJsProcess.ComplaintsAsync(Schema, text));
        foreach (var member in (string[])["\"programs\"", "\"undecided\"", "\"condition\"", "\"name\""])
        {
            Assert.NotEmpty(await NodeJsProcess.ComplaintsAsync(Schema, text.Replace(member, "\"other\"", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Explanation_OfProgram_WithEveryKindOfStep_IsValid()
    {
        using var folder = new TestFolder();
        var program = RepositoryRoot.PathOf("tests", "ContainerOS.Acceptance.Tests", "Programs", "every-step.yaml");
        File.Copy(program, folder.PathOf("Pulumi.yaml"));

        var text = await ExplainAsync(folder.FullName);

        Assert.Equal(6, JObject.Parse(text)["pools"]![0]!["steps"]!.Select(step => (string?)step["kind"]).Distinct().Count());
        Assert.Empty(await NodeJsProcess.ComplaintsAsync(Schema, text));
    }

    private static async Task<string> ExplainAsync(string from)
    {
        await NodeJsProcess.SkipIfUnavailableAsync();
        var result = await Command.RunAsync("userdata", "explain", from, "--format", "json");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        return result.Output;
    }
}
