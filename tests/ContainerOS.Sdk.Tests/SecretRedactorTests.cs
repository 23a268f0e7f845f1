using System.Text;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class SecretRedactorTests
{
    private const string Script = "#!/bin/sh\nexport DB_PASSWORD=hunter2hunter2\n";
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Sensitive { get; } =
    [
        TestClients.KeySecret,
        "sts-token-of-mine",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Script)),
        "export DB_PASSWORD=hunter2hunter2",
        "P4ss/word!",
    ];

    [Theory]
    [MemberData(nameof(Sensitive))]
    public async Task VendorText_EchoesASecretOfTheCall_IsBlanked(string secret)
    {
        await using var server = new ScriptedServer(ScriptedReply.Error(400, "Invalid", $"bad value {secret} given"));
        using var client = TestClients.Server(server, time, token: "sts-token-of-mine");
        var pool = new CreateNodePoolRequest
        {
            KubernetesConfig = new() { UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(Script)) },
            ScalingGroup = new() { LoginPassword = "P4ss/word!" },
        };

        var fault = await Assert.ThrowsAsync<ApiException>(() => client.Ack.NodePools.CreateAsync("c1", pool, Ct));

        Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("bad value [secret] given", fault.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VendorText_EchoesTheSignature_IsBlanked()
    {
        var running = new List<ScriptedServer>();
        var echo = new ScriptedReply(
            async (socket, ct) => await ScriptedReply.Error(403, "SignatureDoesNotMatch", $"yours is {Signature()}").PlayAsync(socket, ct)
        );
        await using var server = new ScriptedServer(echo);
        running.Add(server);
        using var client = TestClients.Server(server, time);

        var fault = await ApiErrors.ThrowsAsync(ApiErrorKind.Unauthenticated, () => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Contains("yours is [secret]", fault.Message, StringComparison.Ordinal);

        string Signature() => running[0].Requests[^1].Headers["authorization"].Split("Signature=")[1];
    }

    [Fact]
    public async Task UnreadableReply_IsNotQuoted()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"user_data": hunter2"""));
        using var client = TestClients.Server(server, time, maxRetries: 0);

        var fault = await Assert.ThrowsAsync<MalformedReplyException>(() => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.DoesNotContain("user_data", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal("REQ-OK", fault.RequestId);
    }
}
