namespace ContainerOS.Sdk.Tests.Following;

/// <summary>A task that was followed to its end.</summary>
/// <param name="Lag">How long after its end it was seen to have ended.</param>
/// <param name="Looks">The calls it took.</param>
/// <param name="Length">How long the task took.</param>
internal sealed record Followed(TimeSpan Lag, int Looks, TimeSpan Length)
{
    /// <summary>The calls of one who looks every five seconds.</summary>
    public double LooksOfAPoller => Length.TotalSeconds / 5;
}
