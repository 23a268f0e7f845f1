using ContainerOS.Cli.Findings;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Cli.Tests;

/// <summary>A link in a cloned repository can lead to any file of the user. It is not quoted.</summary>
public sealed class SourceTreeTests
{
    private const string Secret = "-----BEGIN PRIVATE KEY-----";

    [Fact]
    public void File_ThatALinkLeadsOutside_IsNotQuoted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges");
        using var folder = new TestFolder();
        var outside = folder.Write("home/key.pem", Secret + "\n");
        var program = folder.PathOf("clone", "Pulumi.yaml");
        Directory.CreateDirectory(folder.PathOf("clone"));
        File.CreateSymbolicLink(program, outside);

        var finding = Assert.Single(FindingReader.Read([Quoting(program)]));
        using var text = new StringWriter();
        new FindingWriter(new Terminal.SafeWriter(text, allowsStyle: false), Terminal.AnsiStyle.None).Write([finding]);

        Assert.DoesNotContain("PRIVATE", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("a link leads to this file", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other/Pulumi.yaml", "../platform/base.yaml", false)] // beside the program
    [InlineData("other/Pulumi.yaml", "sub/base.yaml", true)]
    [InlineData("other/Pulumi.yaml", "sub/../../platform/base.yaml", false)]
    [InlineData("other/Pulumi.yaml", "out/base.yaml", false)] // out is a link to a folder beside the program
    [InlineData("linked/Pulumi.yaml", null, true)] // the user names a folder that is itself a link
    public void Link_IsFollowedToItsEnd(string file, string? target, bool isInside)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges");
        using var folder = new TestFolder();
        folder.Write("other/sub/base.yaml", "a");
        folder.Write("platform/base.yaml", "a");
        folder.Write("plain/Pulumi.yaml", "a");
        Directory.CreateSymbolicLink(folder.PathOf("other", "out"), "../platform");
        Directory.CreateSymbolicLink(folder.PathOf("linked"), folder.PathOf("plain"));
        if (target is not null)
        {
            File.CreateSymbolicLink(folder.PathOf(file), target);
        }

        Assert.Equal(isInside, SourceTree.Contains(folder.PathOf(file)));
    }

    [Fact]
    public void LinkLoop_IsNotQuoted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges");
        using var folder = new TestFolder();
        File.CreateSymbolicLink(folder.PathOf("a"), "b");
        File.CreateSymbolicLink(folder.PathOf("b"), "a");

        Assert.False(SourceTree.Contains(folder.PathOf("a")));
    }

    [Fact]
    public void File_OfTheProgram_IsQuoted()
    {
        using var folder = new TestFolder();
        var program = folder.Write("Pulumi.yaml", "a: b\n");

        var finding = Assert.Single(FindingReader.Read([Quoting(program)]));

        Assert.Contains(Secret, finding.Message, StringComparison.Ordinal);
    }

    private static EngineDiagnostic Quoting(string file) =>
        new(EngineSeverity.Error, $"the key '{Secret}' is 'not' known")
        {
            File = file,
            Line = 1,
            Column = 1,
        };
}
