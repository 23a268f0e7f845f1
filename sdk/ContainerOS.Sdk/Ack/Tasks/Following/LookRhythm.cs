namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>
/// When a task is looked at next. While nothing tells when it ends, ever less often. With a forecast it is left alone until shortly
/// before, and the looks saved are spent where the end is expected. Over ten minutes that is at most a quarter of the calls of one
/// who looks every five seconds.
/// </summary>
/// <param name="begun">When the following began.</param>
internal sealed class LookRhythm(DateTimeOffset begun)
{
    // Together 30 looks in 600 seconds, which is a quarter of 120.
    private const double FirstLooks = 8;
    private const double SecondsPerLook = 27.3;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // With a look of 0.3 seconds a lag of at most 1.8.
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    // Times in replies are whole seconds, so what happened may have happened a second later.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);
    private int looks;

    /// <summary>The wait after a look.</summary>
    /// <param name="now">Our time.</param>
    /// <param name="forecast">When the stage under way and the task end, in our time; null when nothing tells.</param>
    public TimeSpan Next(DateTimeOffset now, (Forecast Stage, Forecast Task)? forecast)
    {
        looks++;
        var elapsed = now - begun;
        var credit = FirstLooks + (elapsed.TotalSeconds / SecondsPerLook) - looks;
        var wished = forecast is { } expected ? Expecting(expected.Stage, expected.Task, now, credit) : Within(elapsed, Shortest, Far);
        return credit >= 1 ? wished : Within(wished, TimeSpan.FromSeconds((1 - credit) * SecondsPerLook), Idle);
    }

    private static TimeSpan Expecting(Forecast stage, Forecast task, DateTimeOffset now, double credit)
    {
        var opens = task.Earliest - Close;
        if (now < opens)
        {
            // One look where a stage should have ended, which makes the forecast better; its lag is no concern.
            var stageOver = stage.Latest + Grain;
            return Within((stageOver > now && stageOver < opens ? stageOver : opens) - now, Shortest, Idle);
        }

        // Late already: the longer it has been, the longer it may still be.
        var left = task.Latest + Grain - now;
        return left > TimeSpan.Zero ? Within(left / Math.Max(credit, 1), Close, Far) : Within(left / -2, Close, Far);
    }

    private static TimeSpan Within(TimeSpan wait, TimeSpan least, TimeSpan most) => wait < least ? least : wait > most ? most : wait;
}
