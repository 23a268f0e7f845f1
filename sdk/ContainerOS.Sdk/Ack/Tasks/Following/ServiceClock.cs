namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>
/// What the service's clock is to ours, told by the replies: what happened between two looks bears a time of the service. The own
/// clock is trusted until the bounds say otherwise.
/// </summary>
internal sealed class ServiceClock
{
    // Times in replies are whole seconds.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);
    private TimeSpan least = TimeSpan.MinValue;
    private TimeSpan most = TimeSpan.MaxValue;
    private DateTimeOffset? newest;

    /// <summary>What is added to a time of the service to have ours.</summary>
    public TimeSpan Offset => least > TimeSpan.Zero ? least : most < TimeSpan.Zero ? most : TimeSpan.Zero;

    /// <summary>Notes the newest moment that a look brought.</summary>
    /// <param name="moment">The moment, in the service's time; null when the reply has none.</param>
    /// <param name="lookBefore">The look that did not have it; null when this is the first.</param>
    /// <param name="look">The look.</param>
    public void Note(DateTimeOffset? moment, DateTimeOffset? lookBefore, DateTimeOffset look)
    {
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
