using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>STS as the vendor's core calls it: identities, roles and temporary keys, which ACK and ECS accept.</summary>
public sealed class StsTests
{
    private const string Role = $"acs:ram::{DemoAccount.AccountId}:role/{DemoAccount.RamRole}";

    [Fact]
    public async Task Identity_IsTheUserOfTheDemoAccount()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var identity = (await session.Vendor.StsAsync("GetCallerIdentity", [])).Body;

        Assert.Equal(
            ("RAMUser", DemoAccount.AccountId, $"acs:ram::{DemoAccount.AccountId}:user/demo"),
            ((string)identity["IdentityType"]!, (string)identity["AccountId"]!, (string)identity["Arn"]!)
        );
        Assert.NotEmpty((string)identity["RequestId"]!);
    }

    [Fact]
    public async Task AssumedRole_HasKeysThatAckEcsAndStsAccept()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var reply = await session.Vendor.StsAsync("AssumeRole", Request());
        var temporary = await session.WithKeysAsync(reply.Body["Credentials"]!);

        var identity = (await temporary.StsAsync("GetCallerIdentity", [])).Body;

        Assert.Equal("AssumedRoleUser", (string)identity["IdentityType"]!);
        Assert.EndsWith($":assumed-role/{DemoAccount.RamRole}/tests", (string)identity["Arn"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await temporary.AckAsync("DescribeClusterDetail", [DemoAccount.ClusterId])).Status);
        Assert.Equal(200, (await temporary.EcsAsync("DescribeInstances", [])).Status);
        Assert.InRange(
            (DateTimeOffset)reply.Body["Credentials"]!["Expiration"]! - DateTimeOffset.UtcNow,
            TimeSpan.FromSeconds(800),
            TimeSpan.FromSeconds(900)
        );
    }

    [Fact]
    public async Task AssumedRoleWithOidc_NeedsNoKey()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var request = Request();
        (request["OIDCProviderArn"], request["OIDCToken"]) = (DemoAccount.OidcProviderArn, "header.payload.signature");

        var reply = await session.Vendor.StsAsync("AssumeRoleWithOIDC", request, isAnonymous: true);
        var temporary = await session.WithKeysAsync(reply.Body["Credentials"]!);

        Assert.Equal("AssumedRoleUser", (string)(await temporary.StsAsync("GetCallerIdentity", [])).Body["IdentityType"]!);
    }

    [Theory]
    [InlineData("RoleArn", "acs:ram::1000000000000001:role/nobodys", "EntityNotExist.Role", 404)]
    [InlineData("RoleArn", "demo-node-role", "InvalidParameter.RoleArn", 400)]
    [InlineData("RoleArn", "", "MissingParameter.RoleArn", 400)]
    [InlineData("RoleSessionName", "a b", "InvalidParameter.RoleSessionName", 400)]
    [InlineData("RoleSessionName", "a", "InvalidParameter.RoleSessionName", 400)]
    [InlineData("DurationSeconds", "899", "InvalidParameter.DurationSeconds", 400)]
    [InlineData("DurationSeconds", "3601", "InvalidParameter.DurationSeconds", 400)]
    [InlineData("DurationSeconds", "long", "InvalidParameter.DurationSeconds", 400)]
    public async Task Role_ThatCannotBeAssumed_IsRefused(string name, string value, string code, int status)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var request = Request();
        request[name] = value;

        var fault = await Assert.ThrowsAsync<VendorException>(() => session.Vendor.StsAsync("AssumeRole", request));

        Assert.Equal((status, code), (fault.Status, fault.Code));
    }

    [Theory]
    [InlineData("OIDCProviderArn", "acs:ram::1:oidc-provider/other", "EntityNotExist.OIDCProvider")]
    [InlineData("OIDCToken", "not a token", "AuthenticationFail.OIDCToken.Invalid")]
    public async Task OidcRequest_ThatIsNotValid_IsRefused(string name, string value, string code)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var request = Request();
        (request["OIDCProviderArn"], request["OIDCToken"]) = (DemoAccount.OidcProviderArn, "header.payload.signature");
        request[name] = value;

        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.StsAsync("AssumeRoleWithOIDC", request, isAnonymous: true)
        );

        Assert.Equal(code, fault.Code);
    }

    [Theory]
    [InlineData("SecurityToken", "forged.token", "InvalidSecurityToken.Malformed")]
    [InlineData("AccessKeyId", "STS.00000000000000000000", "InvalidSecurityToken.MismatchWithAccessKey")]
    [InlineData("AccessKeySecret", "guess", "SignatureDoesNotMatch")]
    public async Task TemporaryKey_ThatWasChanged_IsRefused(string name, string value, string code)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var keys = (JObject)(await session.Vendor.StsAsync("AssumeRole", Request())).Body["Credentials"]!;
        keys[name] = value;
        var temporary = await session.WithKeysAsync(keys);

        var fault = await Assert.ThrowsAsync<VendorException>(() => temporary.StsAsync("GetCallerIdentity", []));

        Assert.Equal(code, fault.Code);
    }

    private static JObject Request() =>
        new()
        {
            ["RoleArn"] = Role,
            ["RoleSessionName"] = "tests",
            ["DurationSeconds"] = "900",
        };
}
