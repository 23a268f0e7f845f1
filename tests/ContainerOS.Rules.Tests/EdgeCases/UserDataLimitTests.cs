using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>User data at its size limits.</summary>
public sealed class UserDataLimitTests
{
    [Theory]
    [InlineData(1000, 1000, "")]
    [InlineData(1001, 0, "the beforeJoin containers have 1001 bytes of user data, and 1000 bytes are allowed; the largest steps: a")]
    [InlineData(0, 1001, "the afterJoin containers have 1001 bytes of user data, and 1000 bytes are allowed")]
    public void Phase_OverTheLimit_IsFound(int before, int after, string expected)
    {
        var facts = Pools.Facts with { UserDataBytes = (before, after), UserDataLimit = 1000, HeaviestSteps = ("a", "") };

        Assert.Equal(
            expected,
            string.Join('|', FreshRule.Check("COS3002", Pools.WithScript("true"), facts).Diagnostics.Select(found => found.Message))
        );
    }

    [Theory]
    [InlineData(16_384, 16_384, 30_000, "")]
    [InlineData(16_385, 0, 30_000, "the beforeJoin containers have 16385 bytes of user data, and older pages allow 16384 bytes")]
    [InlineData(0, 30_000, 30_000, "the afterJoin containers have 30000 bytes of user data, and older pages allow 16384 bytes")]
    [InlineData(0, 30_001, 30_000, "")]
    public void Phase_OverTheOlderLimit_IsFound(int before, int after, int limit, string expected)
    {
        var facts = Pools.Facts with { UserDataBytes = (before, after), UserDataLimit = limit };

        Assert.Equal(
            expected,
            string.Join('|', FreshRule.Check("COS3042", Pools.WithScript("true"), facts).Diagnostics.Select(found => found.Message))
        );
    }

    [Theory]
    [InlineData("COS3002")]
    [InlineData("COS3042")]
    public void Size_Unknown_IsUndecidedWithBootstrap(string code)
    {
        var facts = Pools.Facts with { UserDataBytes = null };

        Assert.Equal(
            new UndecidedCheck(code, "bootstrap", "its size is not known until all its values are known"),
            Assert.Single(FreshRule.Check(code, Pools.WithScript("true"), facts).Undecided)
        );
        Assert.Empty(FreshRule.Check(code, Pools.Valid, facts).Undecided);
    }
}
