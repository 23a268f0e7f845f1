using ContainerOS.Provider.Ownership;

namespace ContainerOS.Provider.Tests.Ownership;

public sealed class OwnershipTests
{
    private static readonly ResourceUrn Urn = new("urn:pulumi:dev::shop::containeros:index:NodePool::web");

    [Fact]
    public void PhysicalName_IsTheSameInEveryRun() => Assert.Equal("web-" + Urn.Hash(7), PhysicalName.For(Urn));

    [Fact]
    public void PhysicalName_DiffersBetweenStacks() =>
        Assert.NotEqual(PhysicalName.For(Urn), PhysicalName.For(new ResourceUrn("urn:pulumi:prod::shop::containeros:index:NodePool::web")));

    [Fact]
    public void PhysicalName_LongLogicalName_HasAtMost63Characters()
    {
        var urn = new ResourceUrn("urn:pulumi:dev::shop::containeros:index:NodePool::" + new string('a', 100));

        Assert.Equal(63, PhysicalName.For(urn).Length);
    }

    [Fact]
    public void OwnershipTag_NamesProjectStackAndResource() => Assert.Equal("shop/dev/" + Urn.Hash(12), OwnershipTag.ValueFor(Urn));

    [Fact]
    public void OwnershipTag_LongNames_FitsAnEcsTag()
    {
        var urn = new ResourceUrn($"urn:pulumi:{new string('s', 100)}::{new string('p', 100)}::t::n");

        Assert.InRange(OwnershipTag.ValueFor(urn).Length, 1, 128);
    }

    [Theory]
    [InlineData("c1:np1", "c1", "np1")]
    public void Parse_PoolId_ReadsBothParts(string text, string cluster, string pool) =>
        Assert.Equal(new PoolId(cluster, pool), PoolId.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("c1")]
    [InlineData("c1:")]
    [InlineData(":np1")]
    [InlineData("a:b:c")]
    public void Parse_OtherText_IsNull(string text) => Assert.Null(PoolId.Parse(text));
}
