using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.Rollout;

/// <summary>A node of a pool as the cloud describes it.</summary>
/// <param name="Name">Its name in Kubernetes, which calls of ACK take.</param>
/// <param name="Zone">Its zone; empty when it is not known.</param>
/// <param name="ImageId">The image of its system disk.</param>
/// <param name="IsReady">Whether it is Ready.</param>
public sealed record RolloutNode(string Name, string Zone, string ImageId, bool IsReady)
{
    /// <summary>Its instance, which results of tasks name; null when it is not known.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Why it does not work, in the words of ACK; null when ACK says nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>When it got its present system disk, as far as creations and tasks have it; null when that was not read.</summary>
    public DateTimeOffset? InstalledAt { get; init; }
}

/// <summary>The limits of a rollout.</summary>
public sealed record RolloutOptions
{
    /// <summary>The number of nodes of the first batch, 1 to 10.</summary>
    public int Canary { get; init; } = 1;

    /// <summary>The largest number of nodes of a later batch, 1 to 10: the limits of ACK's max_parallelism.</summary>
    public int MaxParallelism { get; init; } = 1;

    /// <summary>How many nodes may fail before the rollout ends, 0 or more.</summary>
    public int MaxFailedNodes { get; init; }

    /// <summary>The share of the nodes of a batch that has to be Ready before the next batch starts, 0 to 100 percent.</summary>
    public int MinReadyPercent { get; init; } = 100;

    /// <summary>Whether a task goes on when the checks that ACK makes before it have warnings.</summary>
    public bool IgnoreWarnings { get; init; }

    /// <summary>How long nodes of a batch may take to become Ready after their task has ended.</summary>
    public TimeSpan GateTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long the nodes of a batch have to stay Ready before the next batch starts.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>Where the rollout waits for a person.</summary>
    public RolloutPauses Pause { get; init; }

    /// <summary>What happens after a failure in a later batch than the first. A failure in the first batch always goes back.</summary>
    public FailureAction OnFailure { get; init; }

    /// <summary>The checks that have to pass after each batch, in order.</summary>
    public ImmutableArray<RolloutCheck> Checks { get; init; } = [];
}

/// <summary>A check that has to pass after each batch.</summary>
public abstract record RolloutCheck
{
    /// <summary>How long a check may take. One that takes longer is inconclusive.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(60);
}

/// <summary>A request that has to be answered with a status. No answer is inconclusive; another status fails.</summary>
/// <param name="Url">The address.</param>
/// <param name="ExpectStatus">The status.</param>
public sealed record HttpRolloutCheck(Uri Url, int ExpectStatus) : RolloutCheck
{
    /// <inheritdoc/>
    public override string ToString() => $"GET {Url} answers {ExpectStatus}";
}

/// <summary>A program that has to end with exit code 0. One that cannot be started is inconclusive; another exit code fails.</summary>
/// <param name="Arguments">The program and its arguments. No shell is used.</param>
public sealed record CommandRolloutCheck(ImmutableArray<string> Arguments) : RolloutCheck
{
    /// <inheritdoc/>
    public override string ToString() => $"command {string.Join(' ', Arguments)}";
}

/// <summary>The result of a check.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Evidence">What was seen.</param>
public sealed record RolloutCheckResult(RolloutCheckOutcome Outcome, string Evidence);

/// <summary>The outcome of a check.</summary>
public enum RolloutCheckOutcome
{
    /// <summary>The next batch may start.</summary>
    Passed,

    /// <summary>The nodes of the batch do not work.</summary>
    Failed,

    /// <summary>The check could not find out; a person decides.</summary>
    Inconclusive,
}

/// <summary>Where a rollout waits for a person.</summary>
public enum RolloutPauses
{
    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>After the first batch.</summary>
    FirstBatch,

    /// <summary>After every batch but the last.</summary>
    EveryBatch,
}

/// <summary>What happens after a failure in a later batch than the first.</summary>
public enum FailureAction
{
    /// <summary>All nodes go back to the image they had.</summary>
    Rollback,

    /// <summary>The rollout stops; nodes keep the images they have.</summary>
    Stop,
}

/// <summary>The nodes that are replaced by one task of ACK. All are in one zone.</summary>
/// <param name="Number">The number of the batch, starting at 1.</param>
/// <param name="Zone">The zone of the nodes.</param>
/// <param name="Nodes">The names of the nodes.</param>
/// <param name="Expected">How long the batch is expected to take, with soak time.</param>
public sealed record RolloutBatch(int Number, string Zone, ImmutableArray<string> Nodes, ExpectedDuration Expected);

/// <summary>How long one node takes, and where the numbers are from.</summary>
/// <param name="Node">From the start of its drain until it is Ready again.</param>
/// <param name="Measured">The number of earlier batches that it was measured from; 0 when it is assumed.</param>
public sealed record RolloutTimes(ExpectedDuration Node, int Measured)
{
    /// <summary>By how much the P90 of a node is above its median where batches were measured (assumed).</summary>
    private const double MeasuredSpread = 0.4;

    /// <summary>
    /// Assumed: no measurement of ACK's replacement of system disks is published. The 53 s are the published P90 of a scale-out of 1,000
    /// ContainerOS nodes, from the call to Ready; a drain of a minute, and of three for one node in ten, is a guess.
    /// </summary>
    public static RolloutTimes Assumed { get; } = new(new(TimeSpan.FromSeconds(60 + 40), TimeSpan.FromSeconds(180 + 53)), 0);

    /// <summary>Measures from earlier batches.</summary>
    /// <param name="batches">The number of nodes of each batch that ended well, and how long its task took.</param>
    /// <returns>The measured times; the assumed ones without a batch.</returns>
    public static RolloutTimes From(IEnumerable<(int Nodes, TimeSpan Took)> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var all = batches.Where(batch => batch.Nodes > 0 && batch.Took > TimeSpan.Zero).ToList();
        if (all.Count == 0)
        {
            return Assumed;
        }

        // The batches give the time of a node; how much nodes differ is assumed, because a small number of batches does not
        // show it. The mean counts, and not the median: the times of batches are added up.
        var node = TimeSpan.FromSeconds(all.Average(batch => batch.Took.TotalSeconds / (1 + (MeasuredSpread * ShareOf(batch.Nodes)))));
        return new(new(node, node * (1 + MeasuredSpread)), all.Count);
    }

    /// <summary>How long the slowest of some nodes takes: with n nodes, its median is the quantile 0.5^(1/n) of one.</summary>
    /// <param name="nodes">The number of nodes, 1 or more.</param>
    public ExpectedDuration Slowest(int nodes)
    {
        var (share, spread) = (ShareOf(nodes), Node.P90 - Node.P50);
        return new(Node.P50 + (spread * share), Node.P90 + (spread * (share / 2)));
    }

    private static double ShareOf(int nodes) => Math.Min(1, (Math.Pow(0.5, 1.0 / nodes) - 0.5) / 0.4);
}

/// <summary>An expected duration: half of the runs take at most P50, nine of ten at most P90.</summary>
/// <param name="P50">The median.</param>
/// <param name="P90">The 90th percentile.</param>
public sealed record ExpectedDuration(TimeSpan P50, TimeSpan P90);

/// <summary>
/// A plan to replace the system disks of the nodes of a pool: for another image, another version of Kubernetes or containerd, or other
/// settings that only a new boot applies. It cannot change: a world that differs from it stops the rollout.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="NodePoolId">The pool.</param>
/// <param name="FromImageId">The image of new nodes before the rollout, which a rollback restores.</param>
/// <param name="TargetImageId">The image after the rollout.</param>
/// <param name="Options">The limits.</param>
/// <param name="Batches">The batches in order.</param>
public sealed record RolloutPlan(
    string ClusterId,
    string NodePoolId,
    string FromImageId,
    string TargetImageId,
    RolloutOptions Options,
    ImmutableArray<RolloutBatch> Batches
)
{
    /// <summary>The Kubernetes version that the nodes are moved to; null when it stays. It has no way back.</summary>
    public string? KubernetesVersion { get; init; }

    /// <summary>The version of containerd of new nodes before the rollout; null when it stays.</summary>
    public string? FromRuntimeVersion { get; init; }

    /// <summary>The version of containerd after the rollout; null when it stays.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>
    /// For a rollout whose nodes keep their image: nodes that got their system disk later are done. Null when the image shows it.
    /// </summary>
    public DateTimeOffset? ReplacedSince { get; init; }

    /// <summary>
    /// The latest time of a node or a task of the pool when the plan was made: what was done by the plan is later. Null in a plan of an
    /// earlier version.
    /// </summary>
    public DateTimeOffset? PlannedAfter { get; init; }

    /// <summary>What may keep batches from ending in time, as far as it was known when the plan was made.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The number of earlier batches that the expected times were measured from; 0 when they are assumed.</summary>
    public int MeasuredBatches { get; init; }

    /// <summary>
    /// The nodes that had what the rollout brings when it was planned: those of a rollout that goes on. They are not part of the file.
    /// </summary>
    public ImmutableArray<string> DoneNodes { get; init; } = [];

    /// <summary>The batches with a node that was not done, each with those nodes alone.</summary>
    public IEnumerable<RolloutBatch> BatchesLeft =>
        Batches
            .Select(batch => batch with { Nodes = [.. batch.Nodes.Where(node => !DoneNodes.Contains(node))] })
            .Where(batch => batch.Nodes.Length > 0);

    /// <summary>Whether all nodes can be taken back to what they had.</summary>
    public bool HasWayBack => KubernetesVersion is null && ReplacedSince is null && FromImageId != TargetImageId;

    /// <summary>What the nodes have afterwards, in a word, for people.</summary>
    public string Brings =>
        FromImageId != TargetImageId ? "the image"
        : KubernetesVersion is not null ? $"Kubernetes {KubernetesVersion}"
        : RuntimeVersion is not null ? $"containerd {RuntimeVersion}"
        : ReplacedSince is not null ? "a new system disk"
        : "the image";

    /// <summary>What the nodes get, for people: one line for the image and for each version.</summary>
    public IEnumerable<string> Changes
    {
        get
        {
            if (FromImageId != TargetImageId)
            {
                yield return $"image {FromImageId} -> {TargetImageId}";
            }

            if (KubernetesVersion is not null)
            {
                yield return $"Kubernetes {KubernetesVersion}";
            }

            if (RuntimeVersion is not null)
            {
                yield return $"containerd {FromRuntimeVersion ?? "?"} -> {RuntimeVersion}";
            }

            if (ReplacedSince is not null)
            {
                yield return $"a new system disk for every node, with the image {TargetImageId}";
            }
        }
    }

    /// <summary>The nodes and batches that are not done, how long they are expected to take, and where that is from, for people.</summary>
    public string Summary
    {
        get
        {
            var (all, left) = (Batches.SelectMany(batch => batch.Nodes).Count(), BatchesLeft.ToList());
            var nodes = left.Sum(batch => batch.Nodes.Length);
            if (nodes == 0 && all > 0)
            {
                return $"{Count(all, "node has", "nodes have")} {Brings}; the gate of batch {Batches.Length} is left";
            }

            var expected = ExpectedLeft;
            return (
                    nodes == all
                        ? $"{Count(all, "node", "nodes")} in {Count(Batches.Length, "batch", "batches")}, "
                        : $"{nodes} of {Count(all, "node", "nodes")} in {left.Count} of {Count(Batches.Length, "batch", "batches")} left, "
                )
                + string.Create(CultureInfo.InvariantCulture, $"about {expected.P50.TotalMinutes:0.0} minutes ")
                + string.Create(CultureInfo.InvariantCulture, $"(P90 {expected.P90.TotalMinutes:0.0}; ")
                + (MeasuredBatches > 0 ? $"measured from {Count(MeasuredBatches, "earlier batch", "earlier batches")})" : "assumed)");
        }
    }

    /// <summary>What a failure leads to, for people.</summary>
    public string AfterFailure =>
        !HasWayBack ? "the rollout stops; it has no way back"
        : Options.OnFailure is FailureAction.Rollback ? "all nodes go back to the image they had"
        : "in the first batch, its nodes go back; later, the rollout stops";

    /// <summary>How much capacity is missing during the rollout, and what that costs, for people.</summary>
    public string Capacity =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{MissingNodeMinutes:0.#} node-minutes are missing; no instance is added, so the bill stays the same"
        );

    /// <summary>What the rollout does that cannot be undone, for people.</summary>
    public IEnumerable<string> CannotBeUndone
    {
        get
        {
            if (KubernetesVersion is not null)
            {
                yield return $"nodes that have Kubernetes {KubernetesVersion} do not go back: a failure stops the rollout";
            }

            if (ReplacedSince is not null && KubernetesVersion is null)
            {
                yield return "nodes keep their image, so that nothing shows which of them would have to go back: "
                    + "a failure stops the rollout";
            }

            yield return "system disks are replaced, and what was written to them is lost; data disks stay, "
                + "with what newer programs have written to them";
        }
    }

    /// <summary>The nodes of all batches.</summary>
    public IEnumerable<string> Nodes => Batches.SelectMany(batch => batch.Nodes);

    /// <summary>How long the whole rollout is expected to take.</summary>
    /// <remarks>The spreads of batches are independent, so that they add up as squares.</remarks>
    public ExpectedDuration Expected => SumOf(Batches);

    /// <summary>How long the batches that are left are expected to take.</summary>
    public ExpectedDuration ExpectedLeft => SumOf([.. BatchesLeft]);

    /// <summary>How much capacity is missing during the rest of the rollout, in minutes of a node.</summary>
    public double MissingNodeMinutes => BatchesLeft.Sum(batch => batch.Nodes.Length * (batch.Expected.P50 - Options.Soak).TotalMinutes);

    /// <summary>A digest of the content of the plan's file. The same pool and options give the same digest.</summary>
    public string Digest => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RolloutPlanFile.Content(this))));

    /// <summary>Whether a node has what the rollout brings.</summary>
    public bool IsDone(RolloutNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return ReplacedSince is { } since ? node.InstalledAt > since : node.ImageId == TargetImageId;
    }

    /// <summary>Plans a rollout. Nodes that have the image already are left out.</summary>
    /// <param name="pool">The cluster and the pool.</param>
    /// <param name="fromImageId">The image of new nodes before the rollout.</param>
    /// <param name="targetImageId">The image after the rollout.</param>
    /// <param name="nodes">The nodes of the pool.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    public static RolloutPlan Create(
        (string ClusterId, string NodePoolId) pool,
        string fromImageId,
        string targetImageId,
        IEnumerable<RolloutNode> nodes,
        RolloutOptions options
    ) => new RolloutPlan(pool.ClusterId, pool.NodePoolId, fromImageId, targetImageId, options, []).WithNodes(nodes, RolloutTimes.Assumed);

    /// <summary>The same plan with batches of nodes.</summary>
    /// <param name="nodes">The nodes of the pool.</param>
    /// <param name="times">How long a node takes.</param>
    /// <param name="keepsDone">
    /// Whether nodes that are done are in the first batches, so that they count where a rollout goes on without its first plan; they are
    /// left out otherwise.
    /// </param>
    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    public RolloutPlan WithNodes(IEnumerable<RolloutNode> nodes, RolloutTimes times, bool keepsDone = false)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(times);
        if (FirstProblem(Options) is { } problem)
        {
            throw new ArgumentException(problem, nameof(nodes));
        }

        // A canary says something only if it worked before, and about a zone that has the most nodes. Where a rollout goes on, zones and
        // nodes that it has reached stay first, so that the batches are those of before.
        var zones = nodes
            .Where(node => keepsDone || !IsDone(node))
            .GroupBy(node => node.Zone, StringComparer.Ordinal)
            .OrderBy(zone => !zone.Any(IsDone))
            .ThenBy(zone => zone.Any(node => !IsDone(node)))
            .ThenByDescending(zone => zone.Count())
            .ThenBy(zone => zone.Key, StringComparer.Ordinal)
            .Select(zone =>
                (
                    zone.Key,
                    Nodes: new Queue<string>(
                        zone.OrderBy(node => !IsDone(node))
                            .ThenBy(node => !IsDone(node) && !node.IsReady)
                            .ThenBy(node => node.Name, StringComparer.Ordinal)
                            .Select(node => node.Name)
                    )
                )
            );
        var batches = ImmutableArray.CreateBuilder<RolloutBatch>();
        foreach (var (zone, waiting) in zones)
        {
            while (waiting.Count > 0)
            {
                var size = Math.Min(batches.Count == 0 ? Options.Canary : Options.MaxParallelism, waiting.Count);
                var names = Enumerable.Range(0, size).Select(_ => waiting.Dequeue()).ToImmutableArray();
                batches.Add(new(batches.Count + 1, zone, names, Estimate(size, times)));
            }
        }

        return this with
        {
            Batches = batches.ToImmutable(),
            DoneNodes = keepsDone ? [.. nodes.Where(IsDone).Select(node => node.Name)] : [],
            MeasuredBatches = times.Measured,
        };
    }

    /// <summary>Why options cannot be used; null when they can.</summary>
    public static string? FirstProblem(RolloutOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options switch
        {
            { Canary: < 1 or > 10 } => $"a canary has 1 to 10 nodes, not {options.Canary}",
            { MaxParallelism: < 1 or > 10 } => $"a batch has 1 to 10 nodes, not {options.MaxParallelism}",
            { MinReadyPercent: < 0 or > 100 } => $"{options.MinReadyPercent} percent of the nodes cannot be Ready",
            { MaxFailedNodes: < 0 } => $"{options.MaxFailedNodes} failed nodes are not a number of nodes",
            _ when options.GateTimeout <= TimeSpan.Zero => "the time limit of a batch is not positive",
            _ when options.Soak < TimeSpan.Zero => "the soak time is negative",
            _ => null,
        };
    }

    private static ExpectedDuration SumOf(IReadOnlyCollection<RolloutBatch> batches)
    {
        var median = batches.Sum(batch => batch.Expected.P50.TotalSeconds);
        var spread = Math.Sqrt(batches.Sum(batch => Math.Pow((batch.Expected.P90 - batch.Expected.P50).TotalSeconds, 2)));
        return new(TimeSpan.FromSeconds(median), TimeSpan.FromSeconds(median + spread));
    }

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    private ExpectedDuration Estimate(int nodes, RolloutTimes times)
    {
        var slowest = times.Slowest(nodes);
        return new(Whole(slowest.P50 + Options.Soak), Whole(slowest.P90 + Options.Soak));

        static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
    }
}
