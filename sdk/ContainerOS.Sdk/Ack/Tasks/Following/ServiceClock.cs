namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>
/// What the service's clock is to ours. A reply bears the time it was sent; and what happened between two looks bears a time that
/// must lie between them, which is the better word where the two differ.
/// </summary>
internal sealed class ServiceClock
{
    // Times in replies are whole seconds.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);
    private TimeSpan said;
    private TimeSpan least = TimeSpan.MinValue;
    private TimeSpan most = TimeSpan.MaxValue;
    private DateTimeOffset? newest;

    /// <summary>What is added to a time of the service to have ours.</summary>
    public TimeSpan Offset =>
        said < least ? least
        : said > most ? most
        : said;

    /// <summary>Notes what a look told.</summary>
    /// <param name="sent">When the reply was sent, in the service's time; null when it does not say.</param>
    /// <param name="moment">The newest moment it speaks of, in the service's time; null when there is none.</param>
    /// <param name="lookBefore">The look that did not have that moment; null when this is the first.</param>
    /// <param name="look">The look.</param>
    public void Note(DateTimeOffset? sent, DateTimeOffset? moment, DateTimeOffset? lookBefore, DateTimeOffset look)
    {
        // Less than two seconds may be rounding and the way of the reply.
        said = sent is { } date && (look - date).Duration() > 2 * Grain ? look - date : TimeSpan.Zero;
        if (moment is not { } told || moment == newest)
        {
            return;
        }

        newest = told;
        most = look - told < most ? look - told : most;
        if (lookBefore is { } before && before - told - Grain > least)
        {
            least = before - told - Grain;
        }
    }
}
