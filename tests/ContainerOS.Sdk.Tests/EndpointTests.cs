using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Errors;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class EndpointTests
{
    private static readonly FixedCredentials Keys = new(new("key", new("secret")));

    [Theory]
    [InlineData("cs", "cn-hangzhou", "https://cs.cn-hangzhou.aliyuncs.com/")]
    [InlineData("cs", "ap-southeast-1", "https://cs.ap-southeast-1.aliyuncs.com/")]
    [InlineData("ecs", "cn-hangzhou", "https://ecs-cn-hangzhou.aliyuncs.com/")]
    [InlineData("ecs", "eu-central-1", "https://ecs.eu-central-1.aliyuncs.com/")]
    [InlineData("cs", "cn-shanghai-finance-1", "https://cs.cn-shanghai-finance-1.aliyuncs.com/")]
    [InlineData("ecs", "cn-shanghai-finance-1", "https://ecs-cn-hangzhou.aliyuncs.com/")]
    [InlineData("cs", "cn-north-2-gov-1", "https://cs.cn-north-2-gov-1.aliyuncs.com/")]
    [InlineData("ecs", "cn-north-2-gov-1", "https://ecs.aliyuncs.com/")]
    [InlineData("cs", "cn-beijing-finance-pop", "https://cs.aliyuncs.com/")]
    [InlineData("ecs", "cn-beijing-finance-1", "https://ecs.cn-beijing-finance-1.aliyuncs.com/")]
    [InlineData("cs", "cn-wuhan", "https://cs.aliyuncs.com/")]
    [InlineData("ecs", "cn-edge-1", "https://ecs.cn-qingdao-nebula.aliyuncs.com/")]
    [InlineData("sts", "cn-edge-1", "https://sts.cn-edge-1.aliyuncs.com/")]
    public void Region_HasItsHost(string product, string region, string address) =>
        Assert.Equal(address, EndpointResolver.Resolve(product, region, null).AbsoluteUri);

    [Theory]
    [InlineData("cs", "cn-hangzhou", "https://cs-vpc.cn-hangzhou.aliyuncs.com/")]
    [InlineData("ecs", "cn-hangzhou", "https://ecs-vpc.cn-hangzhou.aliyuncs.com/")]
    public void Region_InsideItsVpc_HasItsOwnHost(string product, string region, string address) =>
        Assert.Equal(address, EndpointResolver.Resolve(product, region, null, EndpointNetwork.Vpc).AbsoluteUri);

    [Fact]
    public void SpecialRegion_InsideAVpc_IsRefusedAndNotSentOverThePublicNetwork()
    {
        var fault = Assert.Throws<InvalidEndpointException>(() =>
            EndpointResolver.Resolve("ecs", "cn-shanghai-finance-1", null, EndpointNetwork.Vpc)
        );

        Assert.Contains("served by ecs-cn-hangzhou.aliyuncs.com, which is public", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndpointOfOneService_WinsOverThatOfBoth()
    {
        await using var both = new ScriptedServer(ScriptedReply.Ok("""{"Images":{"Image":[]}}"""));
        await using var ack = new ScriptedServer(ScriptedReply.Ok());
        using var client = AlibabaCloudClient.Create(
            new()
            {
                Endpoint = both.Address,
                AckEndpoint = ack.Address,
                Credentials = Keys,
            }
        );

        await client.Ack.Clusters.GetAsync("c1", TestContext.Current.CancellationToken);
        await client.Ecs.Images.ListAsync(new(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (ack.Count("DescribeClusterDetail"), both.Count("DescribeImages")));
    }

    [Fact]
    public void EndpointOfOneServiceOnly_TheOtherNeedsARegion() =>
        Assert.Throws<InvalidEndpointException>(() =>
            AlibabaCloudClient.Create(new() { AckEndpoint = "http://127.0.0.1:1", Credentials = Keys })
        );

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("cs-vpc.cn-beijing.aliyuncs.com", "https://cs-vpc.cn-beijing.aliyuncs.com/")]
    public void Override_IsUsed(string text, string address) =>
        Assert.Equal(address, EndpointResolver.Resolve("cs", string.Empty, text).AbsoluteUri);

    [Theory]
    [InlineData("", null)]
    [InlineData("cn hangzhou", null)]
    [InlineData("evil.example/", null)]
    [InlineData("cn-hangzhou", "http://cs.cn-hangzhou.aliyuncs.com")]
    [InlineData("cn-hangzhou", "https://user:secret@host")]
    [InlineData("cn-hangzhou", "https://host/path")]
    [InlineData("cn-hangzhou", "ftp://host")]
    [InlineData("cn-hangzhou", "ftp://user:secret@host")]
    [InlineData("cn-hangzhou", "user:secret@a host")]
    [InlineData("cn-hangzhou", "http://user:secret@host")]
    public void NotSafeToUse_IsRefused(string region, string? text) =>
        Assert.DoesNotContain(
            "secret",
            Assert.Throws<InvalidEndpointException>(() => EndpointResolver.Resolve("cs", region, text)).Message,
            StringComparison.Ordinal
        );
}
