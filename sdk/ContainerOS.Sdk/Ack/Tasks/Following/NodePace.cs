namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How fast a stage gets on with the nodes it works through: when so many are done after so long, the rest takes its share.</summary>
internal sealed class NodePace
{
    // Ours: fewer nodes tell too little.
    private const int FewestDone = 2;

    // Ours: how far one node may be from the mean.
    private const double Spread = 0.15;
    private int done;
    private (DateTimeOffset After, DateTimeOffset Until)? seen;
    private (TimeSpan Least, TimeSpan Most)? each;

    /// <summary>Notes what a look told: so many nodes were done after the look before and until this one.</summary>
    public void Note(TaskOutline outline, DateTimeOffset lookBefore, DateTimeOffset look)
    {
        if (outline.Finished <= done || outline.Begun is not { } begun)
        {
            return;
        }

        (done, seen) = (outline.Finished, (lookBefore, look));
        var (least, most) = ((lookBefore - begun) / done, (look - begun) / done);
        each = each is { } known && Later(known.Least, least) < Earlier(known.Most, most)
            ? (Later(known.Least, least), Earlier(known.Most, most))
            : (least, most);
    }

    /// <summary>When all nodes are done; null when the nodes do not tell.</summary>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="now">Our time.</param>
    public Forecast? End(int nodes, DateTimeOffset now) => (done >= FewestDone, done < nodes) switch
    {
        (true, false) => new(now, now),
        (true, true) when each is { } node && node.Least > TimeSpan.Zero && seen is { } last =>
            new(last.After + (node.Least * (nodes - done) * (1 - Spread)), last.Until + (node.Most * (nodes - done) * (1 + Spread))),
        _ => null,
    };

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
