namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>How long to wait between two looks: 1 s after something moved, then longer up to 5 s while nothing does.</summary>
internal sealed class PollRhythm
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private TimeSpan next = Shortest;

    public TimeSpan Next(bool hasMoved)
    {
        var wait = hasMoved ? Shortest : next;
        var longer = wait * 1.5;
        next = longer < Longest ? longer : Longest;
        return wait;
    }
}
