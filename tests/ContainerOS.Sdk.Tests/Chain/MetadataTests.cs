using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Chain;

public sealed class MetadataTests : IDisposable
{
    private const string Roles = "/latest/meta-data/ram/security-credentials/";
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private static readonly ScriptedReply Keys = ScriptedReply.Ok("""{"Code":"Success",""" + CredentialTestEnvironment.Keys("ecs")[1..]);
    private readonly CredentialTestEnvironment around = new();

    public MetadataTests() => around.Variables.Clear();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => around.Dispose();

    [Fact]
    public async Task VersionTwo_RequestsTokenRoleAndKeys()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("tok"), ScriptedReply.Ok("my-role\n"), Keys);

        Assert.Equal(("ecs", "s-ecs", "t-ecs"), CredentialTestEnvironment.Clear(await around.Chain(server).GetAsync(Ct)));

        Assert.Equal(
            ["PUT /latest/api/token", $"GET {Roles}", $"GET {Roles}my-role"],
            server.Requests.Select(request => $"{request.Method} {request.Target}")
        );
        Assert.Equal("21600", server.Requests[0].Headers["x-aliyun-ecs-metadata-token-ttl-seconds"]);
        Assert.All(server.Requests.Skip(1), request => Assert.Equal("tok", request.Headers["x-aliyun-ecs-metadata-token"]));
    }

    [Fact]
    public async Task RoleGiven_IsNotRequested()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("tok"), Keys);
        around.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "given";

        await around.Chain(server).GetAsync(Ct);

        Assert.Equal($"{Roles}given", server.Requests[1].Target);
    }

    [Fact]
    public async Task TokenRefused_VersionOneIsUsed_UnlessDisabled()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(404, "x"),
            ScriptedReply.Ok("r"),
            Keys,
            ScriptedReply.Error(404, "x")
        );
        Assert.Equal("ecs", (await around.Chain(server).GetAsync(Ct)).AccessKeyId);
        Assert.DoesNotContain("x-aliyun-ecs-metadata-token", server.Requests[1].Headers.Keys);

        around.Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";

        var fault = await Assert.ThrowsAsync<CredentialSourceException>(async () => await around.Chain(server).GetAsync(Ct));
        Assert.Contains("ALIBABA_CLOUD_IMDSV1_DISABLED", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenTimesOut_VersionOneIsUsedAfterOneSecond()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(ScriptedReply.After(gate.Task, ScriptedReply.Ok("late")), ScriptedReply.Ok("r"), Keys);

        var asking = around.Chain(server).GetAsync(Ct).AsTask();
        await server.ArrivalAsync(Ct);
        around.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("ecs", (await asking.WaitAsync(Guard, Ct)).AccessKeyId);
    }

    [Fact]
    public async Task NoService_IsSkipped() =>
        await Assert.ThrowsAsync<CredentialsNotFoundException>(async () => await around.Chain().GetAsync(Ct).AsTask().WaitAsync(Guard, Ct));

    [Fact]
    public async Task Disabled_IsNotCalled()
    {
        await using var server = new ScriptedServer();
        around.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "TRUE";

        await Assert.ThrowsAsync<CredentialsNotFoundException>(async () => await around.Chain(server).GetAsync(Ct));

        Assert.Empty(server.Requests);
    }
}
