using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Tests.Values;

public sealed class PropertyValueTextTests
{
    [Fact]
    public void ToString_OfAString_Ends() => Assert.Contains("web", new PropertyString("web").ToString(), StringComparison.Ordinal);

    [Fact]
    public void ToString_OfAnyKind_Ends() =>
        Assert.All(
            [
                new PropertyNumber(1),
                new PropertyBool(true),
                PropertyNull.Instance,
                PropertyUnknown.Instance,
                PropertyArray.Of("a", 1),
                PropertyMap.Of(("a", "b")),
            ],
            (PropertyValue value) => Assert.NotEmpty(value.ToString())
        );

    [Fact]
    public void ToString_OfANestedSecret_HidesIt() =>
        Assert.DoesNotContain("abc", PropertyMap.Of(("key", new PropertySecret("abc"))).ToString(), StringComparison.Ordinal);
}
