using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Components;
using ContainerOS.Provider.NodePools.Shape;

namespace ContainerOS.Provider.Tests.Components;

public sealed class PoolMergeTests
{
    [Fact]
    public void Merge_Maps_AreMergedByKey() =>
        Assert.Equal(
            Map(("labels", Map(("team", "web"), ("zone", "b")))),
            Merge(Map(("labels", Map(("team", "web"), ("zone", "a")))), Map(("labels", Map(("zone", "b")))))
        );

    [Fact]
    public void Merge_Objects_AreMergedByProperty() =>
        Assert.Equal(
            Map(("autoScaling", Map(("minSize", 1.0), ("maxSize", 9.0)))),
            Merge(Map(("autoScaling", Map(("minSize", 1.0), ("maxSize", 3.0)))), Map(("autoScaling", Map(("maxSize", 9.0)))))
        );

    [Fact]
    public void Merge_Lists_AreReplaced() =>
        Assert.Equal(
            Map(("instanceTypes", PropertyArray.Of("b"))),
            Merge(Map(("instanceTypes", PropertyArray.Of("a", "c"))), Map(("instanceTypes", PropertyArray.Of("b"))))
        );

    [Fact]
    public void Merge_Os_IsReplacedWithItsImage() =>
        Assert.Equal(
            Map(("os", Map(("version", "3.7.0")))),
            Merge(Map(("os", Map(("version", "3.6.1"), ("imageId", "m-361")))), Map(("os", Map(("version", "3.7.0")))))
        );

    [Theory]
    [InlineData("desiredSize", "autoScaling")]
    [InlineData("autoScaling", "desiredSize")]
    public void Merge_SizeOfThePool_ReplacesTheOtherKindOfTheTemplate(string own, string common)
    {
        var sizes = Map(("desiredSize", 3.0), ("autoScaling", Map(("minSize", 1.0))));

        Assert.Equal(Map((own, sizes[own])), Merge(Map((common, sizes[common])), Map((own, sizes[own]))));
    }

    [Fact]
    public void Merge_OtherDiskCategory_LeavesOutTheLevelOfTheTemplate() =>
        Assert.Equal(
            Map(("dataDisk", Map(("category", "cloud_auto"), ("sizeGiB", 120.0)))),
            Merge(
                Map(("dataDisk", Map(("category", "cloud_essd"), ("performanceLevel", "PL1"), ("sizeGiB", 120.0)))),
                Map(("dataDisk", Map(("category", "cloud_auto"))))
            )
        );

    [Fact]
    public void Merge_SecretOnEitherSide_IsSecret()
    {
        var secret = new PropertySecret(Map(("team", "web")));

        Assert.Equal(
            Map(("labels", new PropertySecret(Map(("team", "web"), ("zone", "b"))))),
            Merge(Map(("labels", secret)), Map(("labels", Map(("zone", "b")))))
        );
        Assert.Equal(
            Map(("labels", new PropertySecret(Map(("team", "web"), ("zone", "b"))))),
            Merge(Map(("labels", Map(("zone", "b")))), Map(("labels", secret)))
        );
    }

    [Fact]
    public void Merge_UnknownOfThePool_ReplacesTheValueOfTheTemplate() =>
        Assert.Equal(
            Map(("labels", PropertyUnknown.Instance)),
            Merge(Map(("labels", Map(("a", "b")))), Map(("labels", PropertyUnknown.Instance)))
        );

    private static PropertyMap Map(params (string, PropertyValue)[] entries) => PropertyMap.Of(entries);

    private static PropertyMap Merge(PropertyMap template, PropertyMap difference) =>
        PoolMerge.Merge(NodePoolShape.Inputs, template, difference);
}
