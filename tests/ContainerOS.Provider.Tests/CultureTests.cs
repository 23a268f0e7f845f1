using System.Globalization;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Tests;

/// <summary>Numbers are written and read the same in a culture with a decimal comma.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public CultureTests()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = comma;
    }

    public void Dispose() => CultureInfo.CurrentCulture = before;

    [Fact]
    public void PriceLimit_IsSentAndReadWithADecimalPoint()
    {
        var spot = PropertyMap.Of(("strategy", "withPriceLimit"), ("priceLimits", PropertyMap.Of(("ecs.g7.xlarge", 0.5))));

        var request = NodePoolRequests.CreateRequest(PoolInputs.Valid.With("spot", spot), "image", ownership: null);

        Assert.Equal("0.5", Assert.Single(request.ScalingGroup!.SpotPriceLimits!).PriceLimit);
        Assert.Equal(spot, CloudJson.Read(NodePoolShape.Inputs, request.ToJson())["spot"]);
    }

    [Fact]
    public void NumberInAMapOfStrings_HasADecimalPoint()
    {
        var inputs = PoolInputs.Valid.With("labels", PropertyMap.Of(("ratio", 0.5)));

        var result = InputChecker.Check(NodePoolShape.Inputs, inputs);

        Assert.Equal("0.5", ((PropertyMap)result.Inputs["labels"])["ratio"]);
    }

    [Fact]
    public void SettingWithADecimalPoint_IsNotReadAsAnInteger()
    {
        var settings = ConfigDecoder.Decode(PropertyMap.Of(("maxRetries", "1.5")));

        Assert.Equal(1.5, settings["maxRetries"]);
    }
}
