using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Work on the nodes of a pool, batch by batch.</summary>
/// <param name="TaskType">The type of its task (inferred).</param>
/// <param name="State">The state of the pool during the work.</param>
/// <param name="Nodes">The nodes.</param>
internal sealed record NodeJob(string TaskType, string State, IReadOnlyList<JObject> Nodes)
{
    private const long Min = 5_000;

    /// <summary>The fields of a node that change.</summary>
    internal Func<JObject, JObject> Fields { get; init; } = _ => [];

    /// <summary>Whether the node is removed from the pool, and whether its instance is released.</summary>
    internal (bool Leaves, bool Released) Removal { get; init; }

    /// <summary>The duration per node in milliseconds.</summary>
    internal long Milliseconds { get; init; } = 10_000;

    /// <summary>The batches of the work.</summary>
    internal RolloutPolicy Rollout { get; init; } = RolloutPolicy.AllAtOnce;

    /// <summary>Schedules the change of each node. Returns the end, and the work times in milliseconds at which the task pauses.</summary>
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

        var whole = Math.Max(Min, (batches.Count * each) - Rollout.Interval);
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
