using System.Collections.Concurrent;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How long the stages of earlier tasks took, by kind of task and stage: the best forecast for the next one.</summary>
internal sealed class StageMemory
{
    private const int Kept = 16;
    private readonly ConcurrentDictionary<(string Type, string Stage), TimeSpan[]> lengths = new();

    /// <summary>Notes the stages of a task that succeeded.</summary>
    public void Note(string? type, TaskOutline outline)
    {
        foreach (var stage in outline.Stages.Where(stage => stage.Length > TimeSpan.Zero))
        {
            lengths.AddOrUpdate((type ?? string.Empty, stage.Name), [stage.Length!.Value], (_, known) => [.. known.TakeLast(Kept - 1), stage.Length.Value]);
        }
    }

    /// <summary>The shortest and longest it took; null when it was never seen.</summary>
    public (TimeSpan Shortest, TimeSpan Longest)? Of(string? type, string stage) =>
        lengths.TryGetValue((type ?? string.Empty, stage), out var known) ? (known.Min(), known.Max()) : null;
}
