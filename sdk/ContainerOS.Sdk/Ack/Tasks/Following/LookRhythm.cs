namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>
/// When a task is looked at next. While nothing tells when it ends, ever less often, up to every twenty seconds. With a forecast it is
/// left alone until shortly before, and then looked at every 1.9 seconds, out of what was saved before. Over ten minutes that is at
/// most a quarter of the calls of one who looks every five seconds.
/// </summary>
/// <param name="begun">When the following began.</param>
internal sealed class LookRhythm(DateTimeOffset begun)
{
    private const double FirstLooks = 9;
    private const double SecondsPerLook = 27;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(1.9);
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private int looks;

    /// <summary>The wait after a look.</summary>
    /// <param name="now">Our time.</param>
    /// <param name="forecast">When the stage under way and the task end, in our time; null when nothing tells.</param>
    public TimeSpan Next(DateTimeOffset now, (Forecast Stage, Forecast Task)? forecast)
    {
        looks++;
        var elapsed = now - begun;
        var credit = FirstLooks + (elapsed.TotalSeconds / SecondsPerLook) - looks;
        return forecast is { } expected ? Expecting(expected.Stage, expected.Task, now, credit) : Within(elapsed / 2, Shortest, Far);
    }

    private static TimeSpan Expecting(Forecast stage, Forecast task, DateTimeOffset now, double credit)
    {
        // The end may be told up to a second late, by times in whole seconds; and a look takes a moment.
        var opens = task.Earliest - Close;
        if (now >= opens)
        {
            return credit >= 1 ? Close : Far;
        }

        // One look where a stage should have ended, which makes the forecast better; its lag is no concern.
        var stageOver = stage.Latest + Close;
        var next = stageOver > now && stageOver < opens ? stageOver : opens;
        return Within(next - now, Shortest, Longest);
    }

    private static TimeSpan Within(TimeSpan wait, TimeSpan least, TimeSpan most) => wait < least ? least : wait > most ? most : wait;
}
