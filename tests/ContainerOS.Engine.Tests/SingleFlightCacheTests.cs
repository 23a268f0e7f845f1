using ContainerOS.Shared;

namespace ContainerOS.Engine.Tests;

public sealed class SingleFlightCacheTests
{
    private readonly SingleFlightCache<string, string> cache = new();
    private readonly TaskCompletionSource<string> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int creations;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConcurrentCallersOfAKey_ShareOneCreation_WhichIsKept()
    {
        var callers = Enumerable.Range(0, 20).Select(_ => cache.GetAsync("a", CreateAsync, Ct)).ToList();
        result.SetResult("value");

        Assert.All(await Task.WhenAll(callers), value => Assert.Equal("value", value));
        Assert.Equal("value", await cache.GetAsync("a", CreateAsync, Ct));
        Assert.Equal(1, creations);
    }

    [Fact]
    public async Task Keys_AreCreatedIndependently()
    {
        Assert.Equal("a", await cache.GetAsync("a", Task.FromResult, Ct));
        Assert.Equal("b", await cache.GetAsync("b", Task.FromResult, Ct));
        Assert.Equal(2, cache.Entries.Count);
    }

    [Fact]
    public async Task FailedCreation_IsNotKept()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            cache.GetAsync("a", _ => Task.FromException<string>(new InvalidOperationException("first")), Ct)
        );

        Assert.Equal("second", await cache.GetAsync("a", _ => Task.FromResult("second"), Ct));
    }

    [Fact]
    public async Task CancelledCreation_IsNotKept()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            cache.GetAsync("a", _ => Task.FromCanceled<string>(new CancellationToken(canceled: true)), Ct)
        );

        Assert.Equal("second", await cache.GetAsync("a", _ => Task.FromResult("second"), Ct));
    }

    [Fact]
    public async Task CallerThatCancels_DoesNotCancelTheCreationOfTheOthers()
    {
        using var impatient = new CancellationTokenSource();
        var first = cache.GetAsync("a", CreateAsync, impatient.Token);
        var second = cache.GetAsync("a", CreateAsync, Ct);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        result.SetResult("value");

        Assert.Equal("value", await second);
        Assert.Equal(1, creations);
    }

    [Fact]
    public async Task TryRemove_OfAnOlderValue_LeavesTheNewerOne()
    {
        var old = await cache.GetAsync("a", _ => Task.FromResult("old"), Ct);
        Assert.True(cache.TryRemove("a", old));
        await cache.GetAsync("a", _ => Task.FromResult("new"), Ct);

        Assert.False(cache.TryRemove("a", old));
        Assert.Equal("new", await cache.GetAsync("a", _ => Task.FromResult("newest"), Ct));
    }

    private Task<string> CreateAsync(string key)
    {
        Interlocked.Increment(ref creations);
        return result.Task;
    }
}
