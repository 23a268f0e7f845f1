using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;

namespace ContainerOS.Sdk.Tests;

public sealed class AccountRateTests
{
    private const int Burst = 40;
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_BeyondTheBurst_ComeAtTheRate()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(ScriptedReply.Ok(), Burst + 3)]);
        using var client = ClientOf.Server(server, time, callsPerSecond: 2);

        await CallAsync(client, Burst + 3);

        Assert.Equal([0.5, 0.5, 0.5], time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Calls_OfTwoClientsOfOneAccount_ShareTheRate()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(ScriptedReply.Ok(), Burst + 1)]);
        using var one = ClientOf.Server(server, time, callsPerSecond: 2);
        using var other = ClientOf.Server(server, time, callsPerSecond: 2);

        await CallAsync(one, Burst);
        await CallAsync(other, 1);

        Assert.Equal(0.5, Assert.Single(time.Pauses).TotalSeconds);
    }

    [Fact]
    public async Task Calls_AccountIsThrottled_OtherCallsWaitAsLong()
    {
        await using var server = new ScriptedServer(ScriptedReply.Error(429, "Throttling.User", "slow down", ("x-acs-retry-after", "5000")), ScriptedReply.Ok());
        using var refused = ClientOf.Server(server, time, maxRetries: 0);
        using var other = ClientOf.Server(server, time, maxRetries: 0);
        await Assert.ThrowsAsync<ThrottledException>(() => refused.Ack.Clusters.GetAsync("c1", Ct));

        await CallAsync(other, 1);

        Assert.Equal(5, Assert.Single(time.Pauses).TotalSeconds);
    }

    [Fact]
    public async Task Calls_WithoutARate_DoNotWait()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(ScriptedReply.Ok(), 3 * Burst)]);
        using var client = ClientOf.Server(server, time, callsPerSecond: null);

        await CallAsync(client, 3 * Burst);

        Assert.Empty(time.Pauses);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(1e6)]
    public void Rate_OutOfItsRange_IsRefused(double rate) =>
        Assert.Contains("CallsPerSecond", Assert.Throws<InvalidOptionsException>(() => ClientOf.Address("http://127.0.0.1:1", time, callsPerSecond: rate)).Message, StringComparison.Ordinal);

    private static async Task CallAsync(AlibabaCloudClient client, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await client.Ack.Clusters.GetAsync("c1", Ct);
        }
    }
}
