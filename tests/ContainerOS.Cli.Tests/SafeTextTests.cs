using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;

namespace ContainerOS.Cli.Tests;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain é 😀 line\nanother", "plain é 😀 line\nanother")]
    [InlineData("a\e[2Jb", "a␛[2Jb")]
    [InlineData("a\0b\rc\td", "a␀b␍c␉d")]
    [InlineData("a\u007fb\u009bc", "a\ufffdb\ufffdc")]
    [InlineData("a\u202eb\u2066c", "a\ufffdb\ufffdc")]
    public void Of_ControlCharacters_AreReplaced(string text, string safe) => Assert.Equal(safe, SafeText.Of(text));

    [Theory]
    [InlineData("a\n::error file=x::forged", "a␊::error file=x::forged")]
    [InlineData("a\u2028b\u2029c\u202ed", "a\ufffdb\ufffdc\ufffdd")]
    public void Line_TextWithLineBreaks_IsOneLine(string text, string safe) => Assert.Equal(safe, SafeText.Line(text));

    [Theory]
    [InlineData("web: note\n::error::forged", "web: note␊::error::forged")]
    [InlineData("::error::forged", "note: ::error::forged")]
    [InlineData("  ::error::forged", "note:   ::error::forged")]
    public void GithubNote_IsNeverAWorkflowCommand(string note, string line) => Assert.Equal(line, GithubAnnotations.Plain(note));

    [Fact]
    public void FindingWriter_ValueWithLineBreaks_CannotForgeAFinding()
    {
        using var text = new StringWriter();

        new FindingWriter(new SafeWriter(text, allowsStyle: false), AnsiStyle.None).Write([
            Finding.Plain("'a\nerror COS9999  forged' is not a label") with
            {
                Path = "b\nc",
            },
        ]);

        Assert.DoesNotContain(text.ToString().Split('\n').Skip(1), line => line.StartsWith("error", StringComparison.Ordinal));
        Assert.StartsWith("error  b␊c: ", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FindingWriter_FileWithEscapeSequences_ShowsThemAsSymbols()
    {
        using var text = new StringWriter();

        new FindingWriter(new SafeWriter(text, allowsStyle: false), AnsiStyle.None).Write([
            Finding.Plain("'\e[31m' is not a label") with
            {
                Path = "labels[\"\e[31m\"]",
            },
        ]);

        Assert.Equal("error  labels[\"␛[31m\"]: '␛[31m' is not a label", text.ToString().TrimEnd());
    }
}
