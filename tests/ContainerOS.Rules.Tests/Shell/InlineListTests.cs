using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Tests.Shell;

public sealed class InlineListTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a b c")]
    public void Few_HasWhatItWasMadeOf(string items)
    {
        var all = items.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var few = new InlineList<string>(all);

        Assert.Equal(all.Length, few.Count);
        Assert.Equal(all, few);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Few_OfOne_HasNoOther(int index) => Assert.Throws<ArgumentOutOfRangeException>(() => new InlineList<string>(["a"])[index]);
}
