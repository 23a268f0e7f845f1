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

    /// <summary>What is added to a time of the service to have ours.</summary>
    public TimeSpan Offset => least > TimeSpan.Zero ? least : most < TimeSpan.Zero ? most : TimeSpan.Zero;

    /// <summary>Notes a moment that a look brought, and that the look before had not.</summary>
    public void Note(DateTimeOffset moment, DateTimeOffset? lookBefore, DateTimeOffset look)
    {
        most = look - moment < most ? look - moment : most;
        if (lookBefore is { } before && before - moment - Grain > least)
        {
            least = before - moment - Grain;
        }
    }
}
