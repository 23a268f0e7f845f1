namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>
/// When a task is looked at next. While nothing tells when it ends, ever less often. With a forecast it is left alone until shortly
/// before, and the looks saved are spent where the end is expected. Over ten minutes that is at most a quarter of the calls of one
/// who looks every five seconds.
/// </summary>
/// <param name="begun">When the following began.</param>
internal sealed class LookRhythm(DateTimeOffset begun)
{
    private const int Reserve = 2;

    // A quarter of one look in five seconds.
    private static readonly TimeSpan PerLook = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // With a look of 0.3 seconds a lag of 1.8.
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(120);

    // Times in replies are whole seconds, so what happened may have happened a second later.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);
    private int looks;

    /// <summary>The wait after a look.</summary>
    /// <param name="now">Our time.</param>
    /// <param name="outlook">When the stage under way and the task end, in our time; null when nothing tells.</param>
    public TimeSpan Next(DateTimeOffset now, Outlook? outlook)
    {
        looks++;
        var credit = Credit(now > outlook?.Task.Latest ? now : outlook?.Task.Latest ?? now);
        return outlook is null ? Within(now - begun, Shortest, Far)
            : now < outlook.Task.Earliest - Close ? Before(outlook, now)
            : now < outlook.Task.Latest + Grain ? Within((outlook.Task.Latest + Grain - now) / Math.Max(credit - Reserve, 1), Close, Far)
            : Within((now - outlook.Task.Latest) / 2, credit >= 1 ? Close : PerLook, Far);
    }

    /// <summary>The looks that are left for a task which ends then.</summary>
    private double Credit(DateTimeOffset end) => ((end - begun) / PerLook) - looks;

    /// <summary>One look where the stage should have ended, and while nodes get done half-way: both make the outlook better.</summary>
    private static TimeSpan Before(Outlook outlook, DateTimeOffset now)
    {
        var opens = outlook.Task.Earliest - Close - now;
        var stageOver = outlook.Stage.Latest + Grain - now;
        return outlook.GetsBetter ? Within(opens / 2, OnTheWay, Idle)
            : stageOver < TimeSpan.Zero ? Within(stageOver / -2, OnTheWay, Far)
            : Within(stageOver < opens ? stageOver : opens, Shortest, Idle);
    }

    private static TimeSpan Within(TimeSpan wait, TimeSpan least, TimeSpan most) =>
        wait < least ? least
        : wait > most ? most
        : wait;
}
