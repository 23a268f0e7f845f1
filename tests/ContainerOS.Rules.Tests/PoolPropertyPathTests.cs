namespace ContainerOS.Rules.Tests;

public sealed class PoolPropertyPathTests
{
    [Fact]
    public void Path_OfAnItem_HasItsIndex() => Assert.Equal("taints[0]", PoolPropertyPath.Item("taints", 0));

    [Fact]
    public void Path_OfAMemberOfAnItem_HasBoth() => Assert.Equal("taints[2].key", PoolPropertyPath.Item("taints", 2) + ".key");

    [Fact]
    public void Path_OfAnEntry_HasItsKeyInQuotes() => Assert.Equal("labels[\"a\\\"b\"]", PoolPropertyPath.Entry("labels", "a\"b"));

    [Fact]
    public void Path_OfAMemberOfAMember_HasAllThree() =>
        Assert.Equal("bootstrap[1].steps[3].file.path", PoolPropertyPath.Item("bootstrap[1].steps", 3) + ".file" + ".path");

    [Fact]
    public void Path_ThatIsText_StaysAsItIs() => Assert.Equal("os.version", (PoolPropertyPath)"os.version");
}
