namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How fast a stage gets on with the nodes it works through: when so many are done after so long, the rest takes its share.</summary>
internal sealed class NodePace
{
    // Ours: fewer nodes tell too little.
    private const int FewestDone = 2;
    private int done;
    private Forecast? when;

    /// <summary>Notes what a look told.</summary>
    public void Note(TaskOutline outline, DateTimeOffset lookBefore, DateTimeOffset look)
    {
        if (outline.Finished > done)
        {
            (done, when) = (outline.Finished, new(lookBefore, look));
        }
    }

    /// <summary>When all nodes are done; null when the nodes do not tell.</summary>
    /// <param name="begun">When the stage under way began.</param>
    /// <param name="nodes">How many nodes there are.</param>
    public Forecast? End(DateTimeOffset begun, int nodes)
    {
        if (done < FewestDone || done >= nodes || when is not { } seen || seen.Earliest <= begun)
        {
            return null;
        }

        var share = (double)nodes / done;
        return new(begun + ((seen.Earliest - begun) * share), begun + ((seen.Latest - begun) * share));
    }
}
