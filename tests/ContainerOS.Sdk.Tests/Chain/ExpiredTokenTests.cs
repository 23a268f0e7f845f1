using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Chain;

/// <summary>A token that the service calls expired although its own end is far.</summary>
public sealed class ExpiredTokenTests : IDisposable
{
    private static readonly ScriptedReply Expired = ScriptedReply.Error(400, "InvalidSecurityToken.Expired");
    private readonly CredentialTestEnvironment around = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => around.Dispose();

    [Fact]
    public async Task TokenExpires_IsRefreshedOnce_AndTheCallResentOnce()
    {
        await using var sts = new ScriptedServer(CredentialTestEnvironment.Sts("one"), CredentialTestEnvironment.Sts("two"));
        await using var cloud = new ScriptedServer(Expired, ScriptedReply.Ok("""{"task_id":"T-1","state":"success"}"""));
        using var client = Client(sts, cloud);

        Assert.Equal("success", (await client.Ack.Tasks.GetAsync("T-1", Ct)).State);

        Assert.Equal(["t-one", "t-two"], cloud.Requests.Select(request => request.Headers["x-acs-security-token"]));
        Assert.Equal(2, sts.Requests.Count);
    }

    [Fact]
    public async Task Create_TokenExpired_IsResentOnce_BecauseItHadNoEffect()
    {
        await using var sts = new ScriptedServer(CredentialTestEnvironment.Sts("one"), CredentialTestEnvironment.Sts("two"));
        await using var cloud = new ScriptedServer(Expired, ScriptedReply.Ok("""{"nodepool_id":"np1","task_id":"T-1"}"""));
        using var client = Client(sts, cloud);

        Assert.Equal("np1", (await client.Ack.NodePools.CreateAsync("c1", new() { Info = new() { Name = "a" } }, Ct)).NodePoolId);
        Assert.Equal(2, cloud.Count("CreateClusterNodePool"));
    }

    [Fact]
    public async Task NewTokenIsRefusedToo_TheErrorIsThrown()
    {
        await using var sts = new ScriptedServer(CredentialTestEnvironment.Sts("one"), CredentialTestEnvironment.Sts("two"));
        await using var cloud = new ScriptedServer(Expired, Expired);
        using var client = Client(sts, cloud);

        var fault = await ApiErrors.ThrowsAsync(ApiErrorKind.Unauthenticated, () => client.Ack.Tasks.GetAsync("T-1", Ct));

        Assert.Equal(("InvalidSecurityToken.Expired", "REQ-400"), (fault.Code, fault.RequestId));
        Assert.Equal(2, cloud.Requests.Count);
    }

    [Fact]
    public async Task TokenOfTheEnvironment_CannotBeRenewed_TheCallIsNotResent()
    {
        await using var cloud = new ScriptedServer(Expired);
        around.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env";
        around.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "hidden1";
        around.Variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = "hiddenToken";
        using var client = Client(cloud, cloud, withRole: false);

        await ApiErrors.ThrowsAsync(ApiErrorKind.Unauthenticated, () => client.Ack.Tasks.GetAsync("T-1", Ct));

        Assert.Single(cloud.Requests);
    }

    [Fact]
    public async Task Invalidate_ByManyCallersAtOnce_StartsANewSearch()
    {
        around.Profile("\"mode\":\"StsToken\",\"access_key_id\":\"a\",\"access_key_secret\":\"s\",\"sts_token\":\"t\"");
        var chain = around.Chain();
        using var start = new Barrier(2);
        for (var round = 0; round < 5_000; round++)
        {
            var rejected = await chain.GetAsync(Ct);

            bool Invalidate()
            {
                start.SignalAndWait(Ct);
                return chain.Invalidate(rejected);
            }

            var answers = await Task.WhenAll(Task.Run(Invalidate, Ct), Task.Run(Invalidate, Ct));

            Assert.Equal([true, true], answers);
            Assert.Null(chain.ActiveOrigin);
        }
    }

    [Fact]
    public async Task ProfileWasRewritten_ItsNewTokenIsUsed()
    {
        WriteToken("old");
        var chain = around.Chain();
        var stale = await chain.GetAsync(Ct);
        WriteToken("new");

        Assert.True(chain.Invalidate(stale));

        Assert.Equal("new", (await chain.GetAsync(Ct)).SecurityToken?.Reveal());
    }

    private void WriteToken(string token) =>
        around.Profile($"\"mode\":\"StsToken\",\"access_key_id\":\"me\",\"access_key_secret\":\"s\",\"sts_token\":\"{token}\"");

    private AlibabaCloudClient Client(ScriptedServer sts, ScriptedServer cloud, bool withRole = true)
    {
        if (withRole)
        {
            around.Profile(
                "\"mode\":\"RamRoleArn\",\"access_key_id\":\"me\",\"access_key_secret\":\"s\",\"ram_role_arn\":\"acs:ram::1:role/r\""
            );
        }

        return AlibabaCloudClient.Create(
            new()
            {
                Endpoint = cloud.Address,
                Credentials = around.Chain(sts),
                Time = around.Time,
                MaxRetries = 0,
            }
        );
    }
}
