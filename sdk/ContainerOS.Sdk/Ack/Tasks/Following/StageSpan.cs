namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>One stage of a task in the service's own time.</summary>
/// <param name="Name">What tells it from the others.</param>
/// <param name="Start">When it began; null while it has not.</param>
/// <param name="End">When it ended; null while it has not.</param>
internal sealed record StageSpan(string Name, DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>How long it took; null while it is not over.</summary>
    public TimeSpan? Length => End - Start;
}
