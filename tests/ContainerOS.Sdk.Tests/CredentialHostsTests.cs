using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Sts;

namespace ContainerOS.Sdk.Tests;

public sealed class CredentialHostsTests
{
    [Theory]
    [InlineData("https://cs.cn-hangzhou.aliyuncs.com", true)]
    [InlineData("https://ecs-vpc.ap-southeast-1.aliyuncs.com", true)]
    [InlineData("https://sts.aliyuncs.com", true)]
    [InlineData("https://ecs-cn-hangzhou.aliyuncs.com", true)]
    [InlineData("http://cs.cn-hangzhou.aliyuncs.com", false)]
    [InlineData("https://cs.cn-hangzhou.aliyuncs.com:8443", false)]
    [InlineData("https://user@cs.cn-hangzhou.aliyuncs.com", false)]
    [InlineData("https://cs.oss-cn-hangzhou.aliyuncs.com", false)]
    [InlineData("https://cs.cn-hangzhou.oss.aliyuncs.com", false)]
    [InlineData("https://cs.cn-hangzhou.aliyuncs.com.attacker.example", false)]
    [InlineData("https://attacker-cs.cn-hangzhou.aliyuncs.com", false)]
    [InlineData("https://aliyuncs.com", false)]
    [InlineData("https://127.0.0.1", false)]
    public void Vendor_AllowsItsEndpointsOnly(string endpoint, bool isAllowed) =>
        Assert.Equal(isAllowed, CredentialHosts.Vendor.Allows(new Uri(endpoint)));

    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://127.0.0.1.attacker.example", false)]
    [InlineData("https://cs.cn-hangzhou.aliyuncs.com", false)]
    public void Loopback_AllowsThisMachineOnly(string endpoint, bool isAllowed) =>
        Assert.Equal(isAllowed, CredentialHosts.Loopback.Allows(new Uri(endpoint)));

    [Theory]
    [InlineData("proxy.example.com", "https://proxy.example.com", true)]
    [InlineData("a.example, PROXY.example.com ,", "https://proxy.example.com", true)]
    [InlineData("proxy.example.com", "https://proxy.example.com:8443", false)]
    [InlineData("proxy.example.com:8443", "https://proxy.example.com:8443", true)]
    [InlineData("example.com", "https://proxy.example.com", false)]
    [InlineData("*", "https://proxy.example.com", false)]
    [InlineData(null, "https://proxy.example.com", false)]
    public void OfUser_AllowsTheHostsOfTheVariable_ByTheirExactNames(string? variable, string endpoint, bool isAllowed) =>
        Assert.Equal(
            isAllowed,
            CredentialHosts.OfUser(name => name == CredentialHosts.Variable ? variable : null).Allows(new Uri(endpoint))
        );

    [Fact]
    public void Client_ForAHostThatMayNotGetTheKeys_IsNotCreated()
    {
        var options = new SdkOptions
        {
            Endpoint = "https://attacker.example",
            Credentials = new FixedCredentials(new CloudCredentials("id", new Secret("secret"))),
        };

        Assert.Contains(
            "attacker.example",
            Assert.Throws<InvalidEndpointException>(() => AlibabaCloudClient.Create(options)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidEndpointException>(() => StsClient.Create(options));
        AlibabaCloudClient.Create(options with { CredentialHosts = CredentialHosts.Vendor.With("attacker.example") }).Dispose();
    }
}
