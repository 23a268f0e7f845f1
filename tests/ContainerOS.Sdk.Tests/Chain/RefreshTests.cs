using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Chain;

public sealed class RefreshTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private readonly CredentialTestEnvironment around = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => around.Dispose();

    [Theory]
    [InlineData(43_200, 42_299)]
    [InlineData(3600, 2699)]
    [InlineData(900, 674)]
    public async Task Keys_AreCached_AndRefreshed15MinutesBeforeTheyExpire_OrInTheLastQuarterOfTheirTime(int lifetime, int usable)
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(CredentialTestEnvironment.Keys("one", lifetime)),
            ScriptedReply.Ok(CredentialTestEnvironment.Keys("two", lifetime * 2))
        );
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;
        var chain = around.Chain(server);

        var ids = new List<string>();
        foreach (var seconds in new[] { 0, usable, 1 })
        {
            around.Time.Advance(TimeSpan.FromSeconds(seconds));
            ids.Add((await chain.GetAsync(Ct)).AccessKeyId);
        }

        Assert.Equal(["one", "one", "two"], ids);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ConcurrentCallers_ShareOneRefresh_AndACanceledOneDoesNotAffectTheOthers()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(CredentialTestEnvironment.Keys("one", 200)),
            ScriptedReply.After(gate.Task, ScriptedReply.Ok(CredentialTestEnvironment.Keys("two", 7200)))
        );
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;
        var chain = around.Chain(server);
        await chain.GetAsync(Ct);
        around.Time.Advance(TimeSpan.FromSeconds(150));
        using var impatient = new CancellationTokenSource();

        var gone = chain.GetAsync(impatient.Token).AsTask();
        var callers = Enumerable.Range(0, 50).Select(_ => chain.GetAsync(Ct).AsTask()).ToArray();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone.WaitAsync(Guard, Ct));
        gate.SetResult();

        Assert.All(await Task.WhenAll(callers).WaitAsync(Guard, Ct), keys => Assert.Equal("two", keys.AccessKeyId));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task RefreshFails_OldKeysAreUsedUntilTheyExpire_ThenTheErrorIsThrown()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(CredentialTestEnvironment.Keys("one", 3600)),
            ScriptedReply.Error(500, "x"),
            ScriptedReply.Error(500, "x"),
            ScriptedReply.Ok(CredentialTestEnvironment.Keys("two", 9999))
        );
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;
        var chain = around.Chain(server);
        await chain.GetAsync(Ct);

        around.Time.Advance(TimeSpan.FromSeconds(3500));
        Assert.Equal("one", (await chain.GetAsync(Ct)).AccessKeyId);
        around.Time.Advance(TimeSpan.FromSeconds(100));
        await Assert.ThrowsAsync<CredentialSourceException>(async () => await chain.GetAsync(Ct));
        around.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("two", (await chain.GetAsync(Ct)).AccessKeyId);
    }

    [Fact]
    public async Task RefreshKeepsFailing_PausesGrow()
    {
        await using var server = new ScriptedServer([
            ScriptedReply.Ok(CredentialTestEnvironment.Keys("one", 3600)),
            .. Enumerable.Repeat(ScriptedReply.Error(500, "x"), 20),
        ]);
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;
        var chain = around.Chain(server);
        await chain.GetAsync(Ct);

        around.Time.Advance(TimeSpan.FromSeconds(3430));
        var asked = new List<int>();
        for (var second = 0; second < 160; second++)
        {
            var before = server.Requests.Count;
            Assert.Equal("one", (await chain.GetAsync(Ct)).AccessKeyId);
            if (server.Requests.Count > before)
            {
                asked.Add(second);
            }

            around.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123], asked);
    }

    [Fact]
    public async Task FirstSearch_ConcurrentCallers_ShareIt()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(
            ScriptedReply.After(gate.Task, ScriptedReply.Ok(CredentialTestEnvironment.Keys("one")))
        );
        around.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address;
        var chain = around.Chain(server);

        var callers = Enumerable.Range(0, 50).Select(_ => chain.GetAsync(Ct).AsTask()).ToArray();
        gate.SetResult();

        Assert.All(await Task.WhenAll(callers).WaitAsync(Guard, Ct), keys => Assert.Equal("one", keys.AccessKeyId));
        Assert.Single(server.Requests);
    }
}
