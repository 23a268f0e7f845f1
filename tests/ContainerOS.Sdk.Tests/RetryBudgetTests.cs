using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class RetryBudgetTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Budget_SpentByManyFailingCalls_LeavesOneAttemptACall()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(Faults.Named("html"), 40)]);
        using var client = TestClients.Server(server, time);

        await FailAsync(client, 5);
        var before = server.Requests.Count;
        await FailAsync(client, 3);

        Assert.Equal(25, before);
        Assert.Equal(before + 3, server.Requests.Count);
    }

    [Fact]
    public async Task Budget_Spent_IsRefilledBySuccessfulCalls()
    {
        var good = Enumerable.Repeat(ScriptedReply.Ok(), 10);
        await using var server = new ScriptedServer([
            .. Enumerable.Repeat(Faults.Named("html"), 25),
            .. good,
            Faults.Named("html"),
            ScriptedReply.Ok(),
        ]);
        using var client = TestClients.Server(server, time);
        await FailAsync(client, 5);

        for (var i = 0; i < 11; i++)
        {
            await client.Ack.Clusters.GetAsync("c1", Ct);
        }

        Assert.Equal(37, server.Requests.Count);
    }

    private static async Task FailAsync(AlibabaCloudClient client, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await Assert.ThrowsAsync<MalformedReplyException>(() => client.Ack.Clusters.GetAsync("c1", Ct));
        }
    }
}
