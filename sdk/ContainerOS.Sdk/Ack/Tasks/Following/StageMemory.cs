using System.Collections.Concurrent;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How long the stages of earlier tasks took, by kind of task and stage: the best forecast for the next one.</summary>
internal sealed class StageMemory
{
    private const int Kept = 16;

    // How far a stage may go beyond what was seen: much after one task, little after many. How much one stage tells of its neighbours. All ours.
    private const double Margin = 0.02;
    private const double MarginOfOne = 0.06;
    private const double Guess = 0.1;
    private readonly ConcurrentDictionary<(string Type, string Stage), TimeSpan[]> lengths = new();

    /// <summary>Notes the stages of a task that succeeded.</summary>
    public void Note(string? type, TaskOutline outline)
    {
        foreach (var stage in outline.Stages.Where(stage => stage.Length > TimeSpan.Zero))
        {
            lengths.AddOrUpdate((type ?? string.Empty, stage.Name), [stage.Length!.Value], (_, known) => [.. known.TakeLast(Kept - 1), stage.Length.Value]);
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

        var margin = Margin + (MarginOfOne / known.Length);
        return (known.Min() * (1 - margin), known.Max() * (1 + margin));
    }

    private static (TimeSpan Shortest, TimeSpan Longest)? LikeOthers(TaskOutline outline)
    {
        var done = outline.Stages.Where(other => other.Length > TimeSpan.Zero).Select(other => other.Length!.Value).ToArray();
        return done.Length == 0 ? null : (done.Min() * (1 - Guess), done.Max() * (1 + Guess));
    }
}
