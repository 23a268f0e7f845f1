using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Polling;

public sealed class PollingScheduleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void DelayAfter_GrowsFromTheInitialToTheLongestDelay() =>
        Assert.Equal([1, 2, 4, 8, 15, 15], Enumerable.Range(1, 6).Select(reads => PollingSchedule.Default.DelayAfter(reads).TotalSeconds));

    [Fact]
    public void DelayAfter_VeryManyReads_IsTheLongestDelay() =>
        Assert.Equal(TimeSpan.FromSeconds(15), PollingSchedule.Default.DelayAfter(int.MaxValue));

    [Fact]
    public async Task Reads_WithALimit_EndBeforeTheDelaysExceedIt()
    {
        var time = new SkippingTime();
        var schedule = PollingSchedule.Default with { Limit = TimeSpan.FromSeconds(30) };

        var reads = await schedule.ReadsAsync(time, Ct).Select(waited => waited.TotalSeconds).ToListAsync(Ct);

        Assert.Equal([0, 1, 3, 7, 15, 30], reads);
        Assert.Equal([1, 2, 4, 8, 15], time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Reads_Canceled_EndInTheDelay()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var reads = PollingSchedule.Default.ReadsAsync(time, end.Token).GetAsyncEnumerator(Ct);
        await reads.MoveNextAsync();
        var next = reads.MoveNextAsync().AsTask();

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(5), Ct));
    }

    [Fact]
    public void Values_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PollingSchedule.Default with { InitialDelay = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => PollingSchedule.Default with { MaxDelay = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => PollingSchedule.Default with { Growth = 0.9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => PollingSchedule.Default.DelayAfter(0));
    }
}
