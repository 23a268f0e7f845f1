using ContainerOS.Architecture.Projects;
using ContainerOS.Architecture.Sources;
using ContainerOS.Testing;

namespace ContainerOS.Architecture.Docs;

/// <summary>What the docs say about places in the repository is true.</summary>
public sealed class DocsTests
{
    private static readonly string[] RootPages = ["README.md", "CONTRIBUTING.md", "SECURITY.md"];

    public static TheoryData<string> ProjectNames => ProjectTable.Names;

    public static TheoryData<string> TestFolders =>
        [.. Repository.Files("tests", "*.csproj").Select(file => file[..file.LastIndexOf('/')]).Distinct()];

    [Fact]
    public void Links_LeadToFiles() => Violations.None(Pages().SelectMany(page => MarkdownLinks.Broken(page, Repository.Read(page))));

    [Fact]
    public void PathsInCode_Exist() => Violations.None(Pages().SelectMany(page => MarkdownLinks.BrokenPaths(page, Repository.Read(page))));

    [Fact]
    public async Task CommitsOfTheGuide_Exist()
    {
        string[] commits = [.. MarkdownLinks.Commits(Repository.Read("CONTRIBUTING.md"))];
        Assert.InRange(commits.Length, 5, 50);
        Assert.SkipUnless(Path.Exists(Path.Combine(Repository.Root, ".git")), "needs the history of the repository");
        var ct = TestContext.Current.CancellationToken;
        var isShallow = await TestProcess.RunAsync("git", ["-C", Repository.Root, "rev-parse", "--is-shallow-repository"], ct);
        Assert.SkipWhen(isShallow.Output.StartsWith("true", StringComparison.Ordinal), "needs the whole history of the repository");

        var found = await TestProcess.RunAsync("git", ["-C", Repository.Root, "log", "--no-walk", "--format=%h", .. commits], ct);

        Assert.True(found.ExitCode == 0, found.Error);
    }

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void ProjectReadme_SaysPurposeTermsReferencesAndWhereToStart(string name)
    {
        var project = ProjectTable.Find(name);
        var lines = Repository.Read(project.Folder + "/README.md").Split('\n');

        Assert.Equal($"# {Path.GetFileNameWithoutExtension(project.File)}", lines[0]);
        Assert.Single(lines, line => line.StartsWith("- **Terms**: ", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("- **Start reading at**: [", StringComparison.Ordinal));
        var references = project.MayReferTo.Count == 0 ? "no other project of this repository" : string.Join(", ", project.MayReferTo);
        Assert.Contains($"- **May refer to**: {references}.", lines);
    }

    [Theory]
    [MemberData(nameof(TestFolders))]
    public void TestReadme_SaysWhatIsTestedAndHow(string folder)
    {
        var lines = Repository.Read(folder + "/README.md").TrimEnd().Split('\n');

        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length >= 3, $"{folder}/README.md needs a title and a description.");
    }

    [Fact]
    public void EveryDecision_IsMadeInAtMostTwoFiles()
    {
        var rows = DecisionPlaces.Read(Repository.Read(DecisionPlaces.Page));

        Assert.True(rows.Count >= 32, $"{DecisionPlaces.Page} answers {rows.Count} questions, 32 expected.");
        Violations.None(
            from row in rows
            let files = row.Places.Select(place => place.File).Distinct().Count()
            where files is 0 or > 2
            select $"{row.Question}: {files} files"
        );
    }

    [Fact]
    public void EveryDecision_IsWhereThePageSays() =>
        Violations.None(
            from row in DecisionPlaces.Read(Repository.Read(DecisionPlaces.Page))
            from place in row.Places
            where
                SourceFile.All.FirstOrDefault(file => file.Path == place.File) is not { } file
                || !DecisionPlaces.IsDeclared(file, place.Symbol)
            select $"{row.Question}: {place}"
        );

    [Theory]
    [InlineData("A", true)]
    [InlineData("A.Field", true)]
    [InlineData("A.Act", true)]
    [InlineData("R.Value", true)]
    [InlineData("E.One", true)]
    [InlineData("B", false)]
    [InlineData("A.Value", false)]
    public void Symbol_IsFoundInItsType(string symbol, bool found)
    {
        var file = new SourceFile("a.cs", "class A { const int Field = 1; void Act() { } } record R(int Value); enum E { One }");

        Assert.Equal(found, DecisionPlaces.IsDeclared(file, symbol));
    }

    [Fact]
    public void Row_HasItsPlaces()
    {
        var row = Assert.Single(
            DecisionPlaces.Read("| q | a |\n| --- | --- |\n| Why? | [`A.cs`](../src/A.cs) `A.Act`, [`B.cs`](../src/B.cs) `B` |\n")
        );

        Assert.Equal(("Why?", 2), (row.Question, row.Places.Count));
        Assert.Equal(new DecisionPlaces.Place("src/A.cs", "A.Act"), row.Places[0]);
    }

    [Theory]
    [InlineData("[a](missing.md)", "docs/a.md:1: missing.md")]
    [InlineData("\n[a](../README.md), [b](#below), [c](https://example.com)", null)]
    [InlineData("[a](style.md#english)", null)]
    public void BrokenLink_IsFound(string text, string? expected) =>
        Assert.Equal(expected, MarkdownLinks.Broken("docs/a.md", text).SingleOrDefault());

    [Theory]
    [InlineData("see `src/Missing.cs`", "a.md:1: src/Missing.cs")]
    [InlineData("see `docs/style.md`, `src/*/README.md` and `src/<name>/a`", null)]
    public void BrokenPath_IsFound(string text, string? expected) =>
        Assert.Equal(expected, MarkdownLinks.BrokenPaths("a.md", text).SingleOrDefault());

    private static IEnumerable<string> Pages() => Repository.Files(".md").Concat(Repository.Files("docs", "*.md")).Concat(RootPages);
}
