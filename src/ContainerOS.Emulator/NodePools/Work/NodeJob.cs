using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Work on nodes of a pool, batch after batch.</summary>
/// <param name="TaskType">The type of its task (inferred).</param>
/// <param name="State">The state of the pool meanwhile.</param>
/// <param name="Nodes">The nodes.</param>
internal sealed record NodeJob(string TaskType, string State, IReadOnlyList<JObject> Nodes)
{
    private const long Least = 5_000;

    /// <summary>What a node is afterwards: fields laid over it.</summary>
    internal Func<JObject, JObject> Fields { get; init; } = _ => [];

    /// <summary>Whether the node leaves the pool, and whether its instance goes too.</summary>
    internal (bool Leaves, bool Released) Removal { get; init; }

    /// <summary>How long a node takes.</summary>
    internal long Milliseconds { get; init; } = 10_000;

    /// <summary>How many at a time, and what is between.</summary>
    internal RolloutPolicy Rollout { get; init; } = RolloutPolicy.AllAtOnce;

    /// <summary>Writes down when each node is worked on; gives the end, and where the task stops by itself.</summary>
    internal (long End, IEnumerable<long> Stops) Schedule(long now)
    {
        var batches = Nodes.Chunk(Math.Max(1, Math.Min(Rollout.Parallelism, Nodes.Count))).ToList();
        var each = Milliseconds + Rollout.Interval;
        foreach (var (batch, index) in batches.Select((batch, index) => (batch, index)))
        {
            foreach (var node in batch)
            {
                node["change"] = Change(node, now + (index * each), now + (index * each) + Milliseconds);
            }
        }

        var whole = Math.Max(Least, (batches.Count * each) - Rollout.Interval);
        return (
            now + whole,
            Enumerable
                .Range(1, Math.Max(0, batches.Count - 1))
                .Take(Rollout.Pauses)
                .Select(batch => (batch * each) - Rollout.Interval)
                .ToList()
        );
    }

    private JObject Change(JObject node, long from, long at) =>
        new()
        {
            ["from"] = from,
            ["at"] = at,
            ["fields"] = Fields(node),
            ["leaves"] = Removal.Leaves,
            ["released"] = Removal.Released,
        };
}
