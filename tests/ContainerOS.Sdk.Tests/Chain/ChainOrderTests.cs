using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Chain;

public sealed class ChainOrderTests : IDisposable
{
    private readonly CredentialTestEnvironment around = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => around.Dispose();

    [Fact]
    public async Task Environment_Set_NoOtherSourceIsUsed()
    {
        await using var server = new ScriptedServer();
        around.Variables.Clear();
        around.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env";
        around.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "hidden1";
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;
        around.Write(".aliyun/config.json", "not even JSON");
        var chain = around.Chain(server);

        Assert.Equal("env", (await chain.GetAsync(Ct)).AccessKeyId);

        Assert.Equal("the environment variable ALIBABA_CLOUD_ACCESS_KEY_ID", chain.ActiveOrigin);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Sources_AreTriedInTheVendorsOrder()
    {
        await using var server = new ScriptedServer(
            CredentialTestEnvironment.Sts("oidc"),
            ScriptedReply.Ok("tok"),
            ScriptedReply.Ok("my-role"),
            ScriptedReply.Ok("""{"Code":"Success",""" + CredentialTestEnvironment.Keys("ecs")[1..]),
            ScriptedReply.Ok(CredentialTestEnvironment.Keys("uri"))
        );
        around.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/r";
        around.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::1:oidc-provider/p";
        around.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = around.Write("token", "jwt\n");
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = $"{server.Address}/keys?pass=hidden1";
        around.Profile("\"mode\":\"AK\",\"access_key_id\":\"cli\",\"access_key_secret\":\"hidden1\"");
        var ini = around.Write(
            ".alibabacloud/credentials.ini",
            "[default]\ntype = access_key\naccess_key_id = ini\naccess_key_secret = hidden1\n"
        );

        var order = new List<string> { await NextAsync(server) };
        around.Variables.Remove("ALIBABA_CLOUD_OIDC_TOKEN_FILE");
        order.Add(await NextAsync(server));
        around.Variables["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        order.Add(await NextAsync(server));
        File.Delete(ini);
        around.Variables.Remove("ALIBABA_CLOUD_ECS_METADATA_DISABLED");
        order.Add(await NextAsync(server));
        around.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        order.Add(await NextAsync(server));

        Assert.Equal(["oidc", "cli", "ini", "ecs", "uri"], order);
    }

    [Fact]
    public async Task NoSource_ErrorListsTheSources()
    {
        var fault = await Assert.ThrowsAsync<CredentialsNotFoundException>(async () => await around.Chain().GetAsync(Ct));

        Assert.All(
            ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_OIDC_TOKEN_FILE", "CLI profile", "ALIBABA_CLOUD_CREDENTIALS_URI"],
            place => Assert.Contains(place, fault.Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_ID")]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_SECRET")]
    public async Task HalfAKeyInTheEnvironment_IsAnError_AndNoOtherSourceIsUsed(string given)
    {
        await using var server = new ScriptedServer();
        around.Variables[given] = "hidden1";
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;

        var fault = await Assert.ThrowsAsync<CredentialSourceException>(async () => await around.Chain(server).GetAsync(Ct));

        Assert.Contains($"{given} is set and ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden1", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"\",\"output_format\":\"json\"}]}")]
    [InlineData("{\"profiles\":[{\"name\":\"default\"}]}")]
    public async Task CliProfileWithoutSettings_IsSkipped(string config)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(CredentialTestEnvironment.Keys("uri")));
        around.Write(".aliyun/config.json", config);
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;

        Assert.Equal("uri", (await around.Chain(server).GetAsync(Ct)).AccessKeyId);
    }

    [Fact]
    public async Task ConfiguredSourceFails_TheSearchEnds()
    {
        await using var server = new ScriptedServer();
        around.Profile("\"mode\":\"CloudSSO\"");
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;

        var fault = await Assert.ThrowsAsync<CredentialSourceException>(async () => await around.Chain(server).GetAsync(Ct));

        Assert.Contains("the token of its sign-in (mode CloudSSO) has expired", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private async Task<string> NextAsync(ScriptedServer server)
    {
        var chain = around.Chain(server);
        var keys = await chain.GetAsync(Ct);
        Assert.DoesNotContain("hidden1", chain.ActiveOrigin, StringComparison.Ordinal);
        return keys.AccessKeyId;
    }
}
