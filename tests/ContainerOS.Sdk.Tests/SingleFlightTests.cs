using ContainerOS.Shared;

namespace ContainerOS.Sdk.Tests;

public sealed class SingleFlightTests
{
    private readonly TaskCompletionSource<int> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int starts;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConcurrentCallers_ShareOneRun()
    {
        var flight = new SingleFlight<int>(StartAsync);

        var callers = Enumerable.Range(0, 20).Select(_ => flight.RunAsync(Ct)).ToList();
        result.SetResult(7);

        Assert.All(await Task.WhenAll(callers), value => Assert.Equal(7, value));
        Assert.Equal(1, starts);
    }

    [Fact]
    public async Task CallerThatCancels_DoesNotCancelTheOthers()
    {
        using var impatient = new CancellationTokenSource();
        var flight = new SingleFlight<int>(StartAsync);

        var first = flight.RunAsync(impatient.Token);
        var second = flight.RunAsync(Ct);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        result.SetResult(7);

        Assert.Equal(7, await second);
        Assert.Equal(1, starts);
    }

    [Fact]
    public async Task NextCallerAfterAFailure_StartsAgain()
    {
        var flight = new SingleFlight<int>(() => ++starts == 1 ? throw new InvalidOperationException("first") : Task.FromResult(starts));

        await Assert.ThrowsAsync<InvalidOperationException>(() => flight.RunAsync(Ct));

        Assert.Equal(2, await flight.RunAsync(Ct));
    }

    private Task<int> StartAsync()
    {
        Interlocked.Increment(ref starts);
        return result.Task;
    }
}
