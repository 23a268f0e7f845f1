using ContainerOS.Testing;

namespace ContainerOS.Architecture.Words;

/// <summary>Runs textlint over the Markdown files: misspellings, repeated words, clichés and sentences that are too long.</summary>
public sealed class ProseLintTests
{
    private const string Folder = "tests/ContainerOS.Architecture.Tests/prose";

    /// <summary>Rule pages are generated, style.md shows what not to write, and performance.md is mostly written by benchmarks.</summary>
    private static readonly string[] Excluded = ["docs/rules/", "docs/style.md", "docs/performance.md"];

    [Fact]
    public async Task Markdown_PassesTextlint()
    {
        var ct = TestContext.Current.CancellationToken;
        var missing = await NpmPackages.MissingAsync(RepositoryRoot.PathOf(Folder), ct);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var pages = Repository
            .Files(".md")
            .Concat(Repository.Files("docs", "*.md"))
            .Concat(["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]);

        var result = await TestProcess.RunAsync(
            "node",
            [
                RepositoryRoot.PathOf(Folder, "node_modules/textlint/bin/textlint.js"),
                "--config",
                RepositoryRoot.PathOf(Folder, "textlintrc.json"),
                "--rules-base-directory",
                RepositoryRoot.PathOf(Folder, "node_modules"),
                "--format",
                "unix",
                .. pages.Where(page => !Excluded.Any(page.StartsWith)).Select(page => RepositoryRoot.PathOf(page)),
            ],
            ct
        );

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}
