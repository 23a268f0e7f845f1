using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Tests;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("cs", "cn-hangzhou", "https://cs.cn-hangzhou.aliyuncs.com/")]
    [InlineData("cs", "ap-southeast-1", "https://cs.ap-southeast-1.aliyuncs.com/")]
    [InlineData("ecs", "cn-hangzhou", "https://ecs-cn-hangzhou.aliyuncs.com/")]
    [InlineData("ecs", "eu-central-1", "https://ecs.eu-central-1.aliyuncs.com/")]
    [InlineData("cs", "cn-shanghai-finance-1", "https://cs.aliyuncs.com/")]
    [InlineData("ecs", "cn-north-2-gov-1", "https://ecs.aliyuncs.com/")]
    public void Region_HasItsHost(string product, string region, string address) =>
        Assert.Equal(address, EndpointRules.Resolve(product, region, null).AbsoluteUri);

    [Theory]
    [InlineData("cs", "cn-hangzhou", "https://cs-vpc.cn-hangzhou.aliyuncs.com/")]
    [InlineData("ecs", "cn-hangzhou", "https://ecs-vpc.cn-hangzhou.aliyuncs.com/")]
    public void Region_InsideItsVpc_HasItsOwnHost(string product, string region, string address) =>
        Assert.Equal(address, EndpointRules.Resolve(product, region, null, EndpointNetwork.Vpc).AbsoluteUri);

    [Fact]
    public void CentralRegion_InsideAVpc_IsRefusedAndNotSentOverThePublicNetwork() =>
        Assert.Throws<InvalidEndpointException>(() => EndpointRules.Resolve("cs", "cn-shanghai-finance-1", null, EndpointNetwork.Vpc));

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("cs-vpc.cn-beijing.aliyuncs.com", "https://cs-vpc.cn-beijing.aliyuncs.com/")]
    public void Override_IsUsed(string text, string address) => Assert.Equal(address, EndpointRules.Resolve("cs", string.Empty, text).AbsoluteUri);

    [Theory]
    [InlineData("", null)]
    [InlineData("cn hangzhou", null)]
    [InlineData("evil.example/", null)]
    [InlineData("cn-hangzhou", "http://cs.cn-hangzhou.aliyuncs.com")]
    [InlineData("cn-hangzhou", "https://user:secret@host")]
    [InlineData("cn-hangzhou", "https://host/path")]
    [InlineData("cn-hangzhou", "ftp://host")]
    public void NotSafeToUse_IsRefused(string region, string? text) =>
        Assert.DoesNotContain("secret", Assert.Throws<InvalidEndpointException>(() => EndpointRules.Resolve("cs", region, text)).Message, StringComparison.Ordinal);
}
