using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.Tests.Chain;

public sealed class ProcessCredentialTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Fetch_CallerCancels_EndsAsACancellation()
    {
        using var cancel = new CancellationTokenSource();
        var fetch = Endless().FetchAsync(cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Fact]
    public async Task Fetch_ProgramDoesNotEnd_EndsAsATimeout()
    {
        var fetch = Endless().FetchAsync(TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Contains("did not end within 00:01:00", (await Assert.ThrowsAsync<CredentialSourceException>(() => fetch)).Message);
    }

    private ProcessCredentials Endless() => new(new() { Time = time }, "tail -f /dev/null");
}
