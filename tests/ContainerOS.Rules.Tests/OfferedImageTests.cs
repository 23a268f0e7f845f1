using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests;

public sealed class OfferedImageTests
{
    private const string Image = "lifsea_3_x64_5G_alibase_20270101.qcow2";
    private static readonly OsVersion Newer = new(3, 9, 2);

    [Fact]
    public void Release_OfferedOnlyByTheCloud_IsKnown()
    {
        Assert.Contains("COS4001", Codes(new OsPin { Version = Newer }));
        Assert.Contains("COS4001", Codes(new OsPin { Version = Newer }, new OfferedImage(Image, "ContainerOS", new OsVersion(3, 9, 1))));
        Assert.DoesNotContain("COS4001", Codes(new OsPin { Version = Newer }, new OfferedImage(Image, "ContainerOS", Newer)));
    }

    [Fact]
    public void Release_WithoutPublishedImage_PassesWhenTheCloudOffersOne()
    {
        Assert.Contains("COS4005", Codes(new OsPin { Version = new OsVersion(3, 7, 0) }));
        Assert.DoesNotContain(
            "COS4005",
            Codes(new OsPin { Version = new OsVersion(3, 7, 0) }, new OfferedImage(Image, "ContainerOS", new OsVersion(3, 7, 0)))
        );
    }

    [Fact]
    public void Image_OfAnotherOs_IsFoundIndependentOfItsName()
    {
        var pin = new OsPin { Version = new OsVersion(3, 6, 1), ImageId = Image };

        Assert.DoesNotContain("COS4007", Codes(pin));
        Assert.Contains("COS4007", Codes(pin, new OfferedImage(Image, "AliyunLinux3", null)));
    }

    [Fact]
    public void Image_WithAnotherName_PassesWhenTheCloudOffersItAsContainerOs()
    {
        var pin = new OsPin { Version = new OsVersion(3, 6, 1), ImageId = "m-custom" };

        Assert.Contains("COS4007", Codes(pin));
        Assert.DoesNotContain("COS4007", Codes(pin, new OfferedImage("m-custom", "ContainerOS", null)));
    }

    private static IEnumerable<string> Codes(OsPin pin, params OfferedImage[] images) =>
        PoolValidator.Validate(Pools.Valid with { Os = pin }, Pools.Facts with { Images = images }).Diagnostics.Select(found => found.Code);
}
