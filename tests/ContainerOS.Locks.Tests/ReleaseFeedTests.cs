using System.Text.RegularExpressions;
using ContainerOS.Model.Releases;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Locks.Tests;

/// <summary>The feed that update bots read, and the recipe that reads it.</summary>
public sealed class ReleaseFeedTests
{
    private const string Source =
        "https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/containeros-release-record";

    private static string Feed { get; } = RepositoryRoot.PathOf("docs", "pins", "releases.json");

    /// <summary>Run with CONTAINEROS_APPROVE=1 to write the feed after a change of the table of releases.</summary>
    [Fact]
    public void Feed_HasEachReleaseWithAnImage_AndTheTimeOfItsRelease()
    {
        var expected = new JObject
        {
            ["sourceUrl"] = Source,
            ["releases"] = new JArray(
                ContainerOsReleases
                    .All.Where(release => release.ImageId is not null)
                    .Select(release => new JObject
                    {
                        ["version"] = release.Version.ToString(),
                        ["releaseTimestamp"] = $"{release.Released}T00:00:00Z",
                        ["changelogContent"] = string.Join("; ", release.Changes.Concat(release.FixedVulnerabilities)),
                    })
            ),
        }
            .ToString()
            .ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("CONTAINEROS_APPROVE") is "1")
        {
            File.WriteAllText(Feed, expected + "\n");
        }

        Assert.Equal(expected + "\n", File.ReadAllText(Feed));
    }

    [Theory]
    [InlineData("      os:\n        version: 3.5.1\n", "3.5.1")]
    [InlineData("      os: {version: 3.5.1}\n", "3.5.1")]
    [InlineData("      os: { version: \"3.6.0\", imageId: x }\n", "3.6.0")]
    [InlineData("      kubernetesVersion: 1.34.1\n", null)]
    [InlineData("      runtime:\n        version: 1.34.1\n", null)]
    public void Recipe_FindsTheReleaseOfAPool_AndNothingElse(string program, string? version)
    {
        var recipe = JObject.Parse(File.ReadAllText(RepositoryRoot.PathOf("docs", "pins", "renovate.json")));
        var pattern = (string)recipe["customManagers"]![0]!["matchStrings"]![0]!;

        var match = Regex.Match(program, pattern);

        Assert.Equal(version, match.Success ? match.Groups["currentValue"].Value : null);
    }

    [Fact]
    public void Recipe_FindsTheReleaseOfTheQuickstart()
    {
        var recipe = JObject.Parse(File.ReadAllText(RepositoryRoot.PathOf("docs", "pins", "renovate.json")));
        var program = File.ReadAllText(RepositoryRoot.PathOf("examples", "quickstart-yaml", "Pulumi.yaml"));

        Assert.Matches((string)recipe["customManagers"]![0]!["matchStrings"]![0]!, program);
    }
}
