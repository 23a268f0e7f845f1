using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class SecretPatternTests
{
    private static readonly string UserData = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(new string('x', 60) + "hunter2"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TaskFails_TextsHoldSecrets_NoneIsShown()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                $$"""
                {"task_id":"T-1","state":"failed","error":{"code":"X","message":"join failed: token=abc.0123 refused"},
                 "stages":[{"name":"s","message":"password: hunter2"}],"events":[{"level":"error",
                 "message":"user data {{UserData}} is bad"}]}
                """
            )
        );
        using var client = TestClients.Server(server, new SkippingTime());

        var fault = await Assert.ThrowsAsync<TaskFailedException>(async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));

        Assert.All(["abc.0123", UserData], secret => Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal));
        Assert.Equal("join failed: token=[secret] refused", fault.Info.Error!.Message);
        Assert.Equal("password: [secret]", Assert.Single(fault.Info.Stages!).Message);
        Assert.Equal("user data [secret] is bad", Assert.Single(fault.Events).Message);
    }

    [Theory]
    [InlineData("image sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 not found")]
    [InlineData("pod kube-system/token-reviewer stays on node cn-hangzhou.10.0.0.1")]
    public void PlainText_IsLeftAlone(string text) => Assert.Equal(text, new TaskEvent { Message = text }.Message);
}
