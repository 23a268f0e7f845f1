using System.Collections.Concurrent;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How long the stages of earlier tasks took, by kind of task and stage: the best forecast for the next one.</summary>
internal sealed class StageMemory
{
    private const int Kept = 32;

    // How far a stage may be from the only one seen, and from its neighbours. Both are ours.
    private const double AfterOne = 0.06;
    private const double LikeNeighbours = 0.1;
    private const int FewestNeighbours = 2;
    private readonly ConcurrentDictionary<(string Type, string Stage), TimeSpan[]> lengths = new();

    /// <summary>Notes the stages of a task that succeeded.</summary>
    public void Note(string? type, TaskOutline outline)
    {
        foreach (var stage in outline.Stages.Where(stage => stage.Length > TimeSpan.Zero))
        {
            lengths.AddOrUpdate(
                (type ?? string.Empty, stage.Name),
                [stage.Length!.Value],
                (_, known) => [.. known.TakeLast(Kept - 1), stage.Length.Value]
            );
        }
    }

    /// <summary>How long the stages of a task take; a question that answers null when nothing tells.</summary>
    public Func<StageSpan, (TimeSpan Shortest, TimeSpan Longest)?> For(string? type, TaskOutline outline) =>
        stage => Seen(type, stage.Name) ?? LikeOthers(outline);

    private (TimeSpan Shortest, TimeSpan Longest)? Seen(string? type, string stage)
    {
        if (!lengths.TryGetValue((type ?? string.Empty, stage), out var known))
        {
            return null;
        }

        // Of n seen, the next is as likely beyond the longest as in any gap between two.
        var (shortest, longest) = (known.Min(), known.Max());
        return known.Length == 1
            ? (shortest * (1 - AfterOne), longest * (1 + AfterOne))
            : (shortest - ((longest - shortest) / (known.Length - 1)), longest + ((longest - shortest) / (known.Length - 1)));
    }

    private static (TimeSpan Shortest, TimeSpan Longest)? LikeOthers(TaskOutline outline)
    {
        var done = outline.Stages.Where(other => other.Length > TimeSpan.Zero).Select(other => other.Length!.Value).ToArray();
        return done.Length < FewestNeighbours ? null : (done.Min() * (1 - LikeNeighbours), done.Max() * (1 + LikeNeighbours));
    }
}
