using ContainerOS.Sdk.Sts;
using NSubstitute;

namespace ContainerOS.Sdk.Tests;

/// <summary>A program that uses the SDK can replace its clients in tests.</summary>
public sealed class MockTests
{
    [Fact]
    public void AlibabaCloudClient_Substituted_ReturnsWhatTheTestSays()
    {
        using var cloud = Substitute.For<AlibabaCloudClient>();
        cloud.Region.Returns("cn-mock");

        Assert.Equal("cn-mock", cloud.Region);
    }

    [Fact]
    public async Task StsClient_Substituted_ReturnsWhatTheTestSays()
    {
        var sts = Substitute.For<StsClient>();
        sts.GetCallerIdentityAsync(Arg.Any<CancellationToken>()).Returns(new CallerIdentity { AccountId = "42" });

        Assert.Equal("42", (await sts.GetCallerIdentityAsync(TestContext.Current.CancellationToken)).AccountId);
    }
}
