using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;

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

    [Fact]
    public void FindingWriter_FileWithEscapeSequences_ShowsThemAsSymbols()
    {
        using var text = new StringWriter();

        new FindingWriter(text, AnsiStyle.None).Write([Finding.Plain("'\e[31m' is not a label") with { Path = "labels[\"\e[31m\"]" }]);

        Assert.Equal("error  labels[\"␛[31m\"]: '␛[31m' is not a label", text.ToString().TrimEnd());
    }
}
