using System.Diagnostics;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.SdkGenerator.Tests;

/// <summary>The npm package, compiled and run against Pulumi's Node SDK.</summary>
public sealed class NodePackageTests
{
    [Fact]
    public async Task Package_CompilesStrictly_AndPassesItsTests()
    {
        var ct = TestContext.Current.CancellationToken;
        if (await NodeSdk.MissingAsync(ct) is { } missing)
        {
            Assert.Skip(missing);
        }

        var result = await TestProcess.RunAsync(
            new ProcessStartInfo("node", ["--test", "tests/bin/resources.test.js"]) { WorkingDirectory = NodeSdk.Folder },
            ct
        );

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("# pass 12", result.Output, StringComparison.Ordinal);
        Assert.Contains("# skipped 0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PackageFile_SaysWhatTheSchemaSays()
    {
        var package = JObject.Parse(
            await File.ReadAllTextAsync(Path.Combine(NodeSdk.Folder, "package.json"), TestContext.Current.CancellationToken)
        );
        var schema = JObject.Parse(await GeneratedSdks.SchemaAsync());

        Assert.Equal(schema["language"]!["nodejs"]!["packageName"], package["name"]);
        Assert.Equal((string?)schema["version"], (string?)package["version"]);
        Assert.Equal((string?)schema["description"], (string?)package["description"]);
        Assert.Equal((string?)schema["license"], (string?)package["license"]);
        // Pulumi's engine finds out from here which plugin a program needs.
        Assert.Equal(
            ("True", (string?)schema["name"], (string?)schema["version"]),
            ($"{package["pulumi"]!["resource"]}", (string?)package["pulumi"]!["name"], (string?)package["pulumi"]!["version"])
        );
    }
}
