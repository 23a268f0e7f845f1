using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>What <c>validate --format sarif</c> prints, held to the schema of the standard as Microsoft's package has it.</summary>
public sealed class SarifTests
{
    private static readonly string Examples = Path.Combine(NodePackages.Folder, "..", "..", "..", "examples");

    [Theory]
    [InlineData("rejected-yaml", 5)]
    [InlineData("quickstart-yaml", 0)]
    public async Task Log_IsValidAgainstTheSchema(string example, int results)
    {
        await NodeProcess.SkipWithoutAsync();

        var log = await RunAsync(Path.Combine(AppContext.BaseDirectory, "containeros"), ["validate", Path.Combine(Examples, example), "--format", "sarif"]);

        Assert.Equal(results, JObject.Parse(log)["runs"]![0]!["results"]!.Count());
        Assert.Empty(JArray.Parse(await ComplaintsAsync(log)));
    }

    [Fact]
    public async Task Schema_RefusesWhatIsNoLog()
    {
        await NodeProcess.SkipWithoutAsync();

        Assert.NotEmpty(JArray.Parse(await ComplaintsAsync("""{"version": "2.1.0", "runs": [{"results": [{"level": "fatal"}]}]}""")));
    }

    private static Task<string> ComplaintsAsync(string log) => RunAsync("node", ["sarif.js"], log);

    private static async Task<string> RunAsync(string program, string[] arguments, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = NodePackages.Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
