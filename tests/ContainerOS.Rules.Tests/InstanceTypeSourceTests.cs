using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Tests;

/// <summary>Facts of an instance type from the cloud, from the compiled-in table and from its name.</summary>
public sealed class InstanceTypeSourceTests
{
    private static PoolReport Validate(NodePoolSpec spec) => PoolValidator.Validate(spec, Pools.Facts);

    [Fact]
    public void Validate_TypeFromTheCloud_OverridesTheInferredType()
    {
        var facts = Pools.Facts with
        {
            InstanceTypes = new Dictionary<string, InstanceTypeFacts>
            {
                ["ecs.gn6i-c4g1.xlarge"] = new("ecs.gn6i-c4g1.xlarge", false, 0, 0, false),
            },
        };

        Assert.Empty(
            PoolValidator.Validate(Pools.Valid with { InstanceTypes = ValueList<string>.Of("ecs.gn6i-c4g1.xlarge") }, facts).Diagnostics
        );
    }

    [Fact]
    public void Validate_CloudAndTableDisagree_TheCloudWinsAndTheMessageNamesIt()
    {
        var facts = Pools.Facts with
        {
            InstanceTypes = new Dictionary<string, InstanceTypeFacts> { ["ecs.g7.xlarge"] = new("ecs.g7.xlarge", true, 0, 0, false) },
        };

        var finding = Assert.Single(PoolValidator.Validate(Pools.Valid, facts).Diagnostics);

        Assert.Equal("COS1004", finding.Code);
        Assert.Contains("reported by the cloud", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ecs.zz9.xlarge", "COS1003,COS1004,COS1005,COS1007,COS1009")]
    [InlineData("ecs.u9.xlarge", "COS1007,COS1009")]
    public void Validate_UnknownTypeOffline_IsUndecided(string type, string codes)
    {
        var report = PoolValidator.Validate(Pools.Valid with { InstanceTypes = ValueList<string>.Of(type) }, Pools.Facts);

        Assert.Empty(report.Diagnostics);
        Assert.Equal(codes.Split(','), report.Undecided.Select(open => open.Code));
    }

    [Fact]
    public void Validate_TypeTheCloudDoesNotList_IsRefused()
    {
        var report = PoolValidator.Validate(
            Pools.Valid with
            {
                InstanceTypes = ValueList<string>.Of("ecs.zz9.xlarge"),
            },
            Pools.Facts with
            {
                InstanceTypesMissingBecause = null,
            }
        );

        Assert.Equal("COS1009", Assert.Single(report.Diagnostics).Code);
    }

    [Theory]
    [InlineData("ecs.gn9z-c8g1.2xlarge", "COS1003")]
    [InlineData("ecs.c8y.8xlarge", "COS1004")]
    [InlineData("ecs.ebmr8y.32xlarge", "COS1004")]
    [InlineData("ecs.i9g.xlarge", "COS1005")]
    public void Validate_TypeInferredFromItsFamily_IsFoundAndMarkedInferred(string type, string code)
    {
        var finding = Assert.Single(Validate(Pools.Valid with { InstanceTypes = ValueList<string>.Of(type) }).Diagnostics);

        Assert.Equal(code, finding.Code);
        Assert.Contains("inferred", finding.Message, StringComparison.Ordinal);
    }
}
