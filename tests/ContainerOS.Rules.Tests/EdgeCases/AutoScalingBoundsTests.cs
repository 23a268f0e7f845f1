using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Bounds with which the autoscaler empties a pool.</summary>
public sealed class AutoScalingBoundsTests
{
    [Theory]
    [InlineData(0, 0, "the bounds empty the pool")]
    [InlineData(0, 1, "")]
    [InlineData(1, 1, "")]
    public void Bounds_OfZeroAndZero_AreAWarning(int least, int greatest, string expected) =>
        Assert.Equal(
            expected,
            FreshRule.Messages(
                "COS6016",
                Pools.Valid with
                {
                    DesiredSize = null,
                    AutoScaling = new AutoScalingSpec { MinSize = least, MaxSize = greatest },
                }
            )
        );
}
