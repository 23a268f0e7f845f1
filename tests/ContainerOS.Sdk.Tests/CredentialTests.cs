using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class CredentialTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_ID")]
    [InlineData("ALIBABA_CLOUD_ACCESS_KEY_SECRET")]
    public async Task Environment_VariableMissing_NamesItAndSendsNothing(string missing)
    {
        await using var server = new ScriptedServer();
        using var client = Client(server, name => name == missing ? " " : "value");

        var fault = await Assert.ThrowsAsync<CredentialsNotFoundException>(() => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Contains($"the environment variable {missing} is not set", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Environment_TemporaryKey_SendsAndSignsTheToken()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok());
        using var client = Client(server, name => name.EndsWith("TOKEN", StringComparison.Ordinal) ? "sts-1" : name[^6..]);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        var headers = server.Requests[0].Headers;
        Assert.Equal(("sts-1", "KEY_ID"), (headers["x-acs-security-token"], headers["x-acs-accesskey-id"]));
        Assert.Contains("x-acs-security-token", headers["authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_PermanentKey_SendsNoToken()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok());
        using var client = Client(server, name => name.EndsWith("TOKEN", StringComparison.Ordinal) ? null : "value");

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.DoesNotContain("x-acs-security-token", server.Requests[0].Headers.Keys);
    }

    [Fact]
    public async Task Source_IsAskedForEachAttempt()
    {
        var keys = new Queue<string>(["old", "new"]);
        await using var server = new ScriptedServer(Faults.Named("503"), ScriptedReply.Ok());
        using var client = Client(server, name => name.EndsWith("_ID", StringComparison.Ordinal) ? keys.Dequeue() : "value");

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Contains("Credential=new,", server.Requests[1].Headers["authorization"], StringComparison.Ordinal);
    }

    private static AlibabaCloudClient Client(ScriptedServer server, Func<string, string?> read) =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Endpoint = server.Address,
                Credentials = new EnvironmentCredentials(read),
                Time = new SkippingTime(),
                AttemptTimeout = SkippingTime.TryLimit,
                TotalTimeout = SkippingTime.TotalLimit,
            }
        );
}
