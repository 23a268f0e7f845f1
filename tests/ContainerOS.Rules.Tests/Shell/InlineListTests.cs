using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Tests.Shell;

public sealed class InlineListTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a b c")]
    public void List_HasItsItems(string items)
    {
        var all = items.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var list = new InlineList<string>(all);

        Assert.Equal(all.Length, list.Count);
        Assert.Equal(all, list);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void ListOfOne_HasNoOtherIndex(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InlineList<string>(["a"])[index]);
}
