using System.Collections.Immutable;
using System.Globalization;

namespace ContainerOS.Rollout;

/// <summary>
/// A pod as far as the drain of its node depends on it. Pods of daemon sets and static pods are not drained, and left out.
/// </summary>
/// <param name="Name">Namespace and name, such as <c>shop/web-1</c>.</param>
/// <param name="NodeName">Its node.</param>
/// <param name="Owner">What recreates it, such as <c>shop/ReplicaSet/web-7d</c>; null when nothing does.</param>
/// <param name="MilliCpu">The CPU that it requests, in thousandths of a core.</param>
/// <param name="MemoryBytes">The memory that it requests, in bytes.</param>
/// <param name="Budgets">The names of the PodDisruptionBudgets that select it.</param>
public sealed record DrainedPod(
    string Name,
    string NodeName,
    string? Owner,
    long MilliCpu,
    long MemoryBytes,
    ImmutableArray<string> Budgets
);

/// <summary>A node that takes pods.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MilliCpu">The CPU that pods can request, in thousandths of a core, without what system pods request.</param>
/// <param name="MemoryBytes">The memory that pods can request, in bytes, without what system pods request.</param>
public sealed record DrainTarget(string Name, long MilliCpu, long MemoryBytes);

/// <summary>
/// What keeps the drains of a plan from ending in time, or takes an application down, as far as one look at the cluster shows it. ACK gives
/// up a drain after 30 minutes (page "Replace the operating system").
/// </summary>
/// <param name="Pods">The pods.</param>
/// <param name="Budgets">How many disruptions each PodDisruptionBudget allows at the moment, by its namespace and name.</param>
/// <param name="Nodes">The nodes that take pods.</param>
public sealed record DrainEstimate(
    ImmutableArray<DrainedPod> Pods,
    ImmutableDictionary<string, int> Budgets,
    ImmutableArray<DrainTarget> Nodes
)
{
    /// <summary>The warnings about a plan, one line each, those that block a drain first.</summary>
    public ImmutableArray<string> Of(RolloutPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var batchOf = plan
            .Batches.SelectMany(batch => batch.Nodes, (batch, node) => (batch, node))
            .ToDictionary(pair => pair.node, pair => pair.batch);
        var drained = Pods.Where(pod => batchOf.ContainsKey(pod.NodeName)).ToList();
        var owners = Pods.Where(pod => pod.Owner is not null).CountBy(pod => pod.Owner!).ToDictionary();
        return
        [
            .. drained
                .SelectMany(pod => pod.Budgets, (pod, budget) => (pod, budget))
                .GroupBy(pair => pair.budget, pair => pair.pod, StringComparer.Ordinal)
                .OrderBy(budget => budget.Key, StringComparer.Ordinal)
                .SelectMany(budget => OfBudget(budget.Key, [.. budget], batchOf)),
            .. drained
                .Where(pod => pod.Owner is null)
                .Select(pod => $"batch {batchOf[pod.NodeName].Number}: nothing recreates the pod {pod.Name} of {pod.NodeName}: it is lost"),
            .. drained
                .Where(pod => pod.Owner is not null && owners[pod.Owner] == 1)
                .Select(pod =>
                    $"batch {batchOf[pod.NodeName].Number}: {pod.Owner} has one pod, on {pod.NodeName}: it is down until it runs elsewhere"
                ),
            .. plan.Batches.SelectMany(OfCapacity),
        ];
    }

    private IEnumerable<string> OfBudget(string budget, List<DrainedPod> pods, Dictionary<string, RolloutBatch> batchOf)
    {
        var allowed = Budgets.GetValueOrDefault(budget);
        if (allowed == 0)
        {
            yield return $"the PodDisruptionBudget {budget} allows no disruption now: "
                + $"the drain of {Names(pods.Select(pod => pod.NodeName))} cannot "
                + "end while that is so, and ACK gives it up after 30 minutes";
        }
        else if (pods.GroupBy(pod => batchOf[pod.NodeName]).MaxBy(batch => batch.Count()) is { } most && most.Count() > allowed)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"batch {most.Key.Number}: {most.Count()} pods of the PodDisruptionBudget {budget} are on its nodes, "
                    + $"and it allows {allowed} at a "
                    + $"time: the drains wait until evicted pods are Ready elsewhere"
            );
        }
    }

    private IEnumerable<string> OfCapacity(RolloutBatch batch)
    {
        var evicted = Pods.Where(pod => batch.Nodes.Contains(pod.NodeName)).ToList();
        var others = Nodes.Where(node => !batch.Nodes.Contains(node.Name)).Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var used = Pods.Where(pod => others.Contains(pod.NodeName)).ToList();
        var (cpu, memory) = (evicted.Sum(pod => pod.MilliCpu), evicted.Sum(pod => pod.MemoryBytes));
        var freeCpu = Nodes.Where(node => others.Contains(node.Name)).Sum(node => node.MilliCpu) - used.Sum(pod => pod.MilliCpu);
        var freeMemory = Nodes.Where(node => others.Contains(node.Name)).Sum(node => node.MemoryBytes) - used.Sum(pod => pod.MemoryBytes);
        if (cpu > freeCpu)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"batch {batch.Number}: its pods request {cpu / 1000.0:0.#} cores, "
                    + $"and the other nodes have {Math.Max(0, freeCpu) / 1000.0:0.#} left: "
                    + $"some pods stay pending until its nodes are back"
            );
        }

        if (memory > freeMemory)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"batch {batch.Number}: its pods request {memory / 1073741824.0:0.#} GiB of memory, and the other nodes have "
                    + $"{Math.Max(0, freeMemory) / 1073741824.0:0.#} left: some pods stay pending until its nodes are back"
            );
        }
    }

    private static string Names(IEnumerable<string> names) =>
        names.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 3 } all
            ? $"{string.Join(", ", all.Take(3))} and {all.Count - 3} more nodes"
            : string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));
}
