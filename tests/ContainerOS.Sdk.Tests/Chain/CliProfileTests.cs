using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Sdk.Errors;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Chain;

public sealed class CliProfileTests : IDisposable
{
    private const string Caller = """
        "access_key_id":"me","access_key_secret":"hidden1"
        """;

    private const string Role = """
        "ram_role_arn":"acs:ram::1:role/r","ram_session_name":"night","expired_seconds":1200
        """;

    private readonly CredentialTestEnvironment around = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => around.Dispose();

    [Fact]
    public async Task StsToken_HasTheSecurityToken()
    {
        around.Profile($"\"mode\":\"StsToken\",\"sts_token\":\"tok\",{Caller}");

        Assert.Equal(("me", "hidden1", "tok"), CredentialTestEnvironment.Clear(await around.Chain().GetAsync(Ct)));
    }

    [Theory]
    [InlineData("CloudSSO")]
    [InlineData("OAuth")]
    public async Task SignIn_UsesTheTokenThatTheCliStored(string mode)
    {
        around.Profile($"\"mode\":\"{mode}\",\"sts_token\":\"tok\",\"sts_expiration\":4102444800,{Caller}");

        Assert.Equal(("me", "hidden1", "tok"), CredentialTestEnvironment.Clear(await around.Chain().GetAsync(Ct)));
    }

    [Fact]
    public async Task SignIn_TokenHasExpired_SaysHowToGetAnother()
    {
        around.Profile($"\"mode\":\"CloudSSO\",\"sts_token\":\"tok\",\"sts_expiration\":1600000000,{Caller}");

        Assert.Contains("Run any command of the aliyun CLI", (await FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RamRoleArn_CallsStsWithASignature()
    {
        await using var server = new ScriptedServer(CredentialTestEnvironment.Sts("role"));
        around.Profile($"\"mode\":\"RamRoleArn\",{Caller},{Role}");

        Assert.Equal(("role", "s-role", "t-role"), CredentialTestEnvironment.Clear(await around.Chain(server).GetAsync(Ct)));

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "AssumeRole", "2015-04-01"), (request.Method, request.Action, request.Headers["x-acs-version"]));
        Assert.Equal("/?DurationSeconds=1200&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=night", request.Target);
        Assert.StartsWith("ACS3-HMAC-SHA256 Credential=me,", request.Headers["authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RamRoleArn_DurationUnderTheNameOfTheApi_IsRead()
    {
        await using var server = new ScriptedServer(CredentialTestEnvironment.Sts("role"));
        around.Profile($"\"mode\":\"RamRoleArn\",\"duration_seconds\":1800,{Caller},\"ram_role_arn\":\"r\"");

        await around.Chain(server).GetAsync(Ct);

        Assert.Contains("DurationSeconds=1800", Assert.Single(server.Requests).Target, StringComparison.Ordinal);
    }

    [Fact]
    public void StsEndpointOfAProfile_IsUsedIfItIsTheVendors()
    {
        var options = new CredentialChainOptions { Variables = _ => null };
        var role = new AssumedRole("acs:ram::1:role/r");

        Assert.Equal(
            "https://sts-vpc.cn-beijing.aliyuncs.com/",
            StsEndpoint.Resolve(options, role with { StsEndpoint = "sts-vpc.cn-beijing.aliyuncs.com" }).ToString()
        );
        Assert.Throws<InvalidEndpointException>(() => StsEndpoint.Resolve(options, role with { StsEndpoint = "sts.example.com" }));
    }

    [Fact]
    public async Task Chainable_AssumesTheRoleWithTheRoleOfTheSourceProfile()
    {
        await using var server = new ScriptedServer(CredentialTestEnvironment.Sts("first"), CredentialTestEnvironment.Sts("second"));
        around.Write(
            ".aliyun/config.json",
            $$"""
            {"current":"b","profiles":[{"name":"a","mode":"RamRoleArn",{{Caller}},{{Role}}},{"name":"b","mode":"ChainableRamRoleArn",
             "source_profile":"a",{{Role}}}]}
            """
        );

        Assert.Equal("second", (await around.Chain(server).GetAsync(Ct)).AccessKeyId);

        Assert.Equal("t-first", server.Requests[1].Headers["x-acs-security-token"]);
    }

    [Fact]
    public async Task Chainable_ProfilesInACircle_IsAnError()
    {
        around.Profile($"\"mode\":\"ChainableRamRoleArn\",\"source_profile\":\"me\",{Role}");

        Assert.Contains("me -> me", (await FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oidc_TokenIsInTheBody_AndTheCallIsNotSigned()
    {
        await using var server = new ScriptedServer(CredentialTestEnvironment.Sts("oidc"));
        around.Profile(
            $$""" "mode":"OIDC","oidc_provider_arn":"p","oidc_token_file":"{{around.Write("token", "jwt.of.pod\n")}}",{{Role}} """
        );

        Assert.Equal("oidc", (await around.Chain(server).GetAsync(Ct)).AccessKeyId);

        var request = Assert.Single(server.Requests);
        Assert.StartsWith(
            "/?Action=AssumeRoleWithOIDC&Format=JSON&Version=2015-04-01&Timestamp=2026-11-23T12%3A00%3A00Z&",
            request.Target,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=night&DurationSeconds=1200&OIDCProviderArn=p&OIDCToken=jwt.of.pod",
            request.Body
        );
        Assert.DoesNotContain("authorization", request.Headers.Keys);
    }

    [Fact]
    public async Task Oidc_Refused_SaysCodeAndRequestIdButNotTheToken()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Of(400, """{"Code":"AuthenticationFail.OIDCToken.Expired","Message":"jwt.of.pod is old","RequestId":"R-9"}""")
        );
        around.Profile(
            $$""" "mode":"OIDC","oidc_provider_arn":"p","oidc_token_file":"{{around.Write("token", "jwt.of.pod")}}",{{Role}} """
        );

        var fault = await FaultAsync(server);

        Assert.Contains(
            "AuthenticationFail.OIDCToken.Expired (HTTP 400): [secret] is old Request id: R-9",
            fault.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("jwt.of.pod", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task External_RunsTheProgram()
    {
        var printed = around.Write(
            "keys.json",
            """{"mode":"StsToken","access_key_id":"ext","access_key_secret":"hidden1","sts_token":"tok"}"""
        );
        around.Profile($$""" "mode":"External","process_command":"cat {{printed}}" """);

        Assert.Equal(("ext", "hidden1", "tok"), CredentialTestEnvironment.Clear(await around.Chain().GetAsync(Ct)));
    }

    [Fact]
    public async Task External_QuotedWords_AreOneArgument()
    {
        var printed = around.Write("my keys.json", """{"mode":"AK","access_key_id":"ext","access_key_secret":"hidden1"}""");
        around.Profile($$""" "mode":"External","process_command":"cat '{{printed}}'" """);

        Assert.Equal("ext", (await around.Chain().GetAsync(Ct)).AccessKeyId);
    }

    [Theory]
    [InlineData("cat 'hidden1", "A quote is not closed")]
    [InlineData("  ", "process_command is not set")]
    [InlineData("echo {'access_key_id':'a','access_key_secret':'hidden1'}", "the answer is not JSON")]
    [InlineData("cat /nowhere/hidden1", "it ended with code 1")]
    [InlineData("/nowhere/program hidden1", "it cannot be started")]
    [InlineData("echo hidden1", "the answer is not JSON")]
    public async Task External_Fails_SaysHowWithoutArgumentsOrOutput(string command, string problem)
    {
        around.Profile($$""" "mode":"External","process_command":"{{command}}" """);

        var fault = await FaultAsync();

        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task External_StsTokenModeWithoutAToken_IsRefused()
    {
        var printed = around.Write("keys.json", """{"mode":"StsToken","access_key_id":"ext","access_key_secret":"hidden1"}""");
        around.Profile($$""" "mode":"External","process_command":"cat {{printed}}" """);

        Assert.Contains("but no sts_token", (await FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EcsRamRole_NoMetadataService_EndsTheSearchAndNamesTheProfile()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(CredentialTestEnvironment.Keys("uri")));
        around.Variables.Clear();
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;
        around.Profile("\"mode\":\"EcsRamRole\",\"ram_role_name\":\"r\"");

        var fault = await FaultAsync();

        Assert.Contains("CLI profile \"me\"", fault.Origin, StringComparison.Ordinal);
        Assert.Contains("does not answer", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task EcsRamRole_MetadataIsDisabled_IsAnError()
    {
        around.Profile("\"mode\":\"EcsRamRole\"");

        Assert.Contains("ALIBABA_CLOUD_ECS_METADATA_DISABLED is true", (await FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EcsRamRole_UsesItsRole_OrThatOfTheVariable()
    {
        var keys = ScriptedReply.Ok("""{"Code":"Success",""" + CredentialTestEnvironment.Keys("ecs")[1..]);
        await using var server = new ScriptedServer(ScriptedReply.Ok("tok"), keys, ScriptedReply.Ok("tok"), keys);
        around.Variables.Clear();
        around.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "of-variable";
        around.Profile("\"mode\":\"EcsRamRole\",\"ram_role_name\":\"of-profile\"");
        await around.Chain(server).GetAsync(Ct);
        around.Profile("\"mode\":\"EcsRamRole\"");
        await around.Chain(server).GetAsync(Ct);

        Assert.EndsWith("/of-profile", server.Requests[1].Target, StringComparison.Ordinal);
        Assert.EndsWith("/of-variable", server.Requests[3].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoleWithoutASessionName_UsesThatOfTheVariable()
    {
        await using var server = new ScriptedServer(CredentialTestEnvironment.Sts("role"));
        around.Variables["ALIBABA_CLOUD_ROLE_SESSION_NAME"] = "pipeline";
        around.Profile($"\"mode\":\"RamRoleArn\",{Caller},\"ram_role_arn\":\"r\"");

        await around.Chain(server).GetAsync(Ct);

        Assert.EndsWith("&RoleSessionName=pipeline", Assert.Single(server.Requests).Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"mode\":\"OAuth\"", "the token of its sign-in (mode OAuth) has expired")]
    [InlineData("\"mode\":\"AK\",\"access_key_id\":\"me\"", "access_key_secret is not set")]
    [InlineData(
        "\"mode\":\"RamRoleArn\",\"ram_role_arn\":\"r\",\"expired_seconds\":5,\"access_key_id\":\"me\",\"access_key_secret\":\"s\"",
        "5 s is too short"
    )]
    [InlineData("\"name\":\"other\"", "there is no profile of that name")]
    public async Task Profile_IsBroken_SaysWhatAndWhere(string fields, string problem)
    {
        around.Profile(fields);

        var message = (await FaultAsync()).Message;

        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    private async Task<CredentialSourceException> FaultAsync(ScriptedServer? server = null) =>
        await Assert.ThrowsAsync<CredentialSourceException>(async () => await around.Chain(server).GetAsync(Ct));
}
