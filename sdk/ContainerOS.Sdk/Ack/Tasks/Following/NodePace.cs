namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How fast a stage gets on with the nodes it works through: when so many are done after so long, the rest takes its share.</summary>
internal sealed class NodePace
{
    // Ours: how far one node may be from the others; of many, the differences cancel out.
    private const double Scatter = 0.2;
    private int done;
    private Forecast? when;

    /// <summary>Notes what a look told.</summary>
    public void Note(TaskOutline outline, DateTimeOffset lookBefore, DateTimeOffset look)
    {
        if (outline.Finished > done)
        {
            // What happened since the last look and bears a time is what got the node done.
            var told = outline.Latest is { } at && at > lookBefore && at < look ? new Forecast(at, at) : new Forecast(lookBefore, look);
            (done, when) = (outline.Finished, told);
        }
    }

    /// <summary>When the stage is through with its nodes; null when they do not tell.</summary>
    /// <param name="begun">When the stage under way began.</param>
    /// <param name="nodes">How many nodes there are.</param>
    public Forecast? End(DateTimeOffset? begun, int nodes)
    {
        if (begun is not { } start || when is not { } seen || seen.Earliest <= start)
        {
            return null;
        }

        var left = (nodes - done) / (double)done;
        var slack = Scatter * Math.Sqrt(Math.Max(nodes - done, 1)) / done;
        return new(
            seen.Earliest + ((seen.Earliest - start) * Math.Max(left - slack, 0)),
            seen.Latest + ((seen.Latest - start) * (left + slack))
        );
    }
}
