using ContainerOS.Cli.UserData;
using ContainerOS.Cli.Views;

namespace ContainerOS.Cli.Tests.UserData;

public sealed class LineChangesTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "at line 2:|- b|+ x")]
    [InlineData("a\nb\n", "a\nb\nc\n", "at line 3:|+ c")]
    [InlineData("a\nb\n", "b\n", "at line 1:|- a")]
    [InlineData("a\na\n", "a\na\na\n", "at line 3:|+ a")]
    [InlineData("a\n", "a", "at line 2:|+ \\ no newline at the end")]
    [InlineData("a", "b", "at line 1:|- a|- \\ no newline at the end|+ b|+ \\ no newline at the end")]
    [InlineData("", "a\n", "at line 1:|+ a")]
    public void Of_Texts_ShowsTheDifferingLines(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', LineChanges.Of(before, after)));

    [Fact]
    public void TextTable_AlignsCells_AndEscapesControlCharacters()
    {
        var table = new TextTable("A", "B", "C");
        table.Add(["one"], ["x", "yyy"], []);
        table.Add(["e\e[2J"], [], ["last"]);

        Assert.Equal(["A         B    C", "one       x    -", "          yyy", "e\\x1b[2J  -    last"], table.Lines());
    }
}
