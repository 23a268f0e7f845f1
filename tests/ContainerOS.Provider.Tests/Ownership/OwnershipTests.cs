using ContainerOS.Provider.Ownership;

namespace ContainerOS.Provider.Tests.Ownership;

public sealed class OwnershipTests
{
    private const string Identity = "0123456789abcdef";
    private static readonly ResourceUrn Urn = new("urn:pulumi:dev::shop::containeros:index:NodePool::web");

    [Fact]
    public void PoolName_IsTheSameInEveryRun() => Assert.Equal("web-" + Urn.Hash(7), PoolNames.For(Urn));

    // The example of FIPS 180: names and tags of existing pools must not change with a version.
    [Fact]
    public void TextHash_IsTheStartOfTheSha256() => Assert.Equal("ba7816bf8f01", TextHash.FirstDigits("abc", 12));

    [Fact]
    public void PoolName_DiffersBetweenStacks() =>
        Assert.NotEqual(PoolNames.For(Urn), PoolNames.For(new ResourceUrn("urn:pulumi:prod::shop::containeros:index:NodePool::web")));

    [Fact]
    public void PoolName_LongLogicalName_HasAtMost63Characters()
    {
        var urn = new ResourceUrn("urn:pulumi:dev::shop::containeros:index:NodePool::" + new string('a', 100));

        Assert.Equal(63, PoolNames.For(urn).Length);
    }

    [Fact]
    public void OwnershipTag_NamesProjectStackIdentityAndResource()
    {
        var tag = OwnershipTag.Create(Urn, Identity);

        Assert.StartsWith($"shop/dev/{Identity}/{Urn.Hash(12)}/", tag.Value, StringComparison.Ordinal);
        Assert.Equal(tag, OwnershipTag.Parse(tag.Value));
        Assert.NotEqual(tag.Generation, OwnershipTag.Create(Urn, Identity).Generation);
    }

    [Fact]
    public void OwnershipTag_LongNames_FitsAnEcsTagAndStillDecides()
    {
        var urn = new ResourceUrn($"urn:pulumi:{new string('s', 100)}::{new string('p', 100)}::t::n");

        var value = OwnershipTag.Create(urn, Identity).Value;

        Assert.Equal(128, value.Length);
        Assert.True(OwnershipTag.Parse(value)!.IsOf(urn, Identity));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("shop/dev/0123456789ab")]
    [InlineData("shop/dev/x/y/z")]
    [InlineData("a text")]
    [InlineData("0123456789abcdef/0123456789ab/0123abcd")]
    public void OwnershipTag_OtherText_IsNoTag(string? text) => Assert.Null(OwnershipTag.Parse(text));

    [Theory]
    [InlineData("p/s/0123456789af", true)]
    [InlineData("p/s/t/aaaaaaffffff", true)]
    [InlineData("p/s/0123456789ag", false)]
    [InlineData("p/s/0123456789AF", false)]
    [InlineData("p/s/0123456789-_", false)]
    [InlineData("p/s/0123456789a", false)]
    [InlineData("0123456789ab", false)]
    [InlineData(null, false)]
    public void OwnershipTag_OfVersion01_EndsInAHash(string? text, bool isOld) => Assert.Equal(isOld, OwnershipTag.IsOfVersion01(text));

    [Fact]
    public void OwnershipTag_OfNoPool_IsRefused() => Assert.Throws<ArgumentNullException>(() => OwnershipTag.ValueOn(null!));

    [Theory]
    [InlineData("urn:pulumi:dev::shop::a:b:P$a:b:T::web", "a:b:T")]
    [InlineData("urn:pulumi:dev::shop::a:b:T::web", "a:b:T")]
    [InlineData("urn:pulumi:dev::shop", "")]
    public void Urn_Type_IsThatOfTheResource(string urn, string type) => Assert.Equal(type, new ResourceUrn(urn).Type);

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
