using ContainerOS.Architecture.Sources;

namespace ContainerOS.Architecture.Words;

/// <summary>Code and docs use the words of docs/terms.md in plain English, as docs/style.md asks.</summary>
public sealed class BannedWordsTests
{
    private const string ListFile = "tests/ContainerOS.Architecture.Tests/Words/banned-words.txt";

    /// <summary>Shows banned words as examples.</summary>
    private const string StyleGuide = "docs/style.md";
    private static readonly string[] TextExtensions = [".md", ".csproj", ".props", ".targets"];
    private static readonly string[] RootTexts = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "containeros", ".ci/run"];
    private static readonly BannedWords Words = new(Repository.Read(ListFile));

    [Fact]
    public void Names_UseTheTerms() =>
        Violations.None(SourceFile.All.AsParallel().AsOrdered().SelectMany(file => WordScan.Names(file, Words)));

    [Fact]
    public void CommentsAndStrings_ArePlainEnglish() =>
        Violations.None(SourceFile.All.AsParallel().AsOrdered().SelectMany(file => WordScan.Prose(file, Words)));

    [Fact]
    public void Docs_ArePlainEnglish() => Violations.None(Texts().SelectMany(path => WordScan.Prose(path, Repository.Read(path), Words)));

    [Theory]
    [InlineData("class CallFoo;", "test.cs:1: 'Foo' in 'CallFoo' (use bar)")]
    [InlineData("class A\n{\n    void Enter(int fooCount) { }\n}", "test.cs:3: 'foo' in 'fooCount' (use bar)")]
    [InlineData("class A\n{\n    void Enter(int count) { foreach (var foo in Foo.Foos) { } }\n}", "test.cs:3: 'foo' in 'foo' (use bar)")]
    [InlineData("class Food;", null)]
    public void Names_AreSplitIntoWords(string source, string? expected)
    {
        var found = WordScan.Names(new SourceFile("test.cs", source), new BannedWords("[names]\nFoo -> bar"));

        Assert.Equal(expected, found.SingleOrDefault());
    }

    [Theory]
    [InlineData("Foo.cs", "src/Foo.cs: 'Foo' in 'Foo.cs' (use bar)")]
    [InlineData("Call.Foo.cs", "src/Call.Foo.cs: 'Foo' in 'Call.Foo.cs' (use bar)")]
    [InlineData("Food.cs", null)]
    public void FileName_IsSplitIntoWords(string file, string? expected)
    {
        var found = WordScan.Names(new SourceFile("src/" + file, ""), new BannedWords("[names]\nFoo -> bar"));

        Assert.Equal(expected, found.SingleOrDefault());
    }

    [Theory]
    [InlineData("// It foo bar.", "test.cs:1: 'foo bar' (use foobar)")]
    [InlineData("\n/// <summary>It foo\n/// bar.</summary>\nclass A;", "test.cs:2: 'foo bar' (use foobar)")]
    [InlineData("var s = $\"{1} Foo bar.\";", "test.cs:1: 'Foo bar' (use foobar)")]
    [InlineData("\nvar s = \"\"\"\n    Foo\n    bar\n    \"\"\";", "test.cs:3: 'Foo bar' (use foobar)")]
    [InlineData("// It foo bars.", null)]
    [InlineData("foo.bar();", null)]
    public void Prose_IsFoundInCommentsAndStrings(string source, string? expected)
    {
        var found = WordScan.Prose(new SourceFile("test.cs", source), new BannedWords("[prose]\nfoo bar -> foobar"));

        Assert.Equal(expected, found.SingleOrDefault());
    }

    [Theory]
    [InlineData("# Title\n\nIt foo\nbar.\n", "a.md:3: 'foo bar' (use foobar)")]
    [InlineData("foobar", null)]
    public void Prose_IsFoundInDocs(string text, string? expected) =>
        Assert.Equal(expected, WordScan.Prose("a.md", text, new BannedWords("[prose]\nfoo bar -> foobar")).SingleOrDefault());

    [Theory]
    [InlineData("[names]\nFoo")]
    [InlineData("Foo -> bar")]
    public void List_WithAMalformedLine_IsAnError(string list) => Assert.Throws<FormatException>(() => new BannedWords(list));

    private static IEnumerable<string> Texts() =>
        TextExtensions
            .SelectMany(Repository.Files)
            .Concat(Repository.Files("docs", "*.md"))
            .Concat(Repository.Files("eng", "*").Where(file => !Path.HasExtension(file)))
            .Concat(RootTexts)
            .Where(path => path != StyleGuide);
}
