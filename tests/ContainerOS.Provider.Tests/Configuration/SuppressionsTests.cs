using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.Provider.Tests.Configuration;

public sealed class SuppressionsTests
{
    private static readonly Diagnostic Http = new("COS8012", Severity.Warning, "bootstrap", "m", "w", "f", new RuleSource("s", "e"));

    [Theory]
    [InlineData("COS8012", "the mirror has no TLS")]
    [InlineData("cos8012", "case does not matter")]
    public void Covers_RuleWithAReason_IsSuppressed(string code, string reason)
    {
        var suppressions = Read(code, reason);

        Assert.Empty(suppressions.Validate());
        Assert.True(suppressions.Covers(Http));
        Assert.False(suppressions.Covers(Http with { Code = "COS3003" }));
    }

    [Theory]
    [InlineData("COS8012", "  ", "without a reason")]
    [InlineData("COS9999", "because", "no rule COS9999")]
    [InlineData("COS1002", "because", "cannot be suppressed")]
    public void Validate_InvalidSuppression_SaysWhy(string code, string reason, string says)
    {
        var problem = Assert.Single(Read(code, reason).Validate());

        Assert.Equal("suppress." + code, problem.Path);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_MapAsJsonText_IsDecoded()
    {
        var settings = ConfigDecoder.Decode(PropertyMap.Of(("suppress", """{"COS8012":"no TLS"}""")));

        Assert.True(Suppressions.Read(settings).Covers(Http));
    }

    private static Suppressions Read(string code, string reason) =>
        Suppressions.Read(PropertyMap.Of(("suppress", PropertyMap.Of((code, reason)))));
}
