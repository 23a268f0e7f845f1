using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Store;

/// <summary>
/// Everything that an account has, at one moment. It never changes: a change makes another world, which shares what is equal.
/// </summary>
internal sealed record World
{
    /// <summary>The seed of generated ids and durations.</summary>
    public required int Seed { get; init; }

    /// <summary>How many values of the seeded sequence were used.</summary>
    public long Draws { get; init; }

    /// <summary>How many instances were created.</summary>
    public long NodeNumbers { get; init; }

    public required OperationPlan Plan { get; init; }

    /// <summary>What the account meets. The stock in it is the present one.</summary>
    public EmulatorConditions Conditions { get; init; } = new();

    /// <summary>By budget: when each evicted pod that is missing is back, in milliseconds since the Unix epoch.</summary>
    public ImmutableDictionary<string, ImmutableList<long>> Evicted { get; init; } = ImmutableDictionary<string, ImmutableList<long>>.Empty;

    /// <summary>The Kubernetes versions of control planes that were upgraded, by cluster.</summary>
    public ImmutableDictionary<string, string> ClusterVersions { get; init; } = ImmutableDictionary<string, string>.Empty;

    [JsonIgnore]
    public ImmutableDictionary<string, NodePool> Pools { get; init; } = ImmutableDictionary<string, NodePool>.Empty;

    /// <summary>The ids of the pools by cluster, oldest first.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, ImmutableList<string>> PoolsOfCluster { get; init; } =
        ImmutableDictionary<string, ImmutableList<string>>.Empty;

    /// <summary>Where the instances are, by their id.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, NodePlace> Places { get; init; } = ImmutableDictionary<string, NodePlace>.Empty;

    /// <summary>Instances without a pool by their number: those that were removed from one without being released.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<long, Node> Loose { get; init; } = ImmutableSortedDictionary<long, Node>.Empty;

    [JsonIgnore]
    public ImmutableDictionary<string, ClusterTask> Tasks { get; init; } = ImmutableDictionary<string, ClusterTask>.Empty;

    /// <summary>The ids of the tasks by cluster, oldest first.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, ImmutableList<string>> TasksOfCluster { get; init; } =
        ImmutableDictionary<string, ImmutableList<string>>.Empty;

    /// <summary>The next step of each task, node and autoscaler that goes on by itself.</summary>
    [JsonIgnore]
    public ImmutableSortedSet<DueStep> Due { get; init; } = [];

    [JsonIgnore]
    public ImmutableDictionary<string, Invocation> Invocations { get; init; } = ImmutableDictionary<string, Invocation>.Empty;

    /// <summary>The ids of the invocations, oldest first.</summary>
    [JsonIgnore]
    public ImmutableList<string> InvocationIds { get; init; } = [];

    /// <summary>The invocation of each client token.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, string> InvocationTokens { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The moment of the next step; the end of time when there is none.</summary>
    internal long DueAt => Due.IsEmpty ? long.MaxValue : Due.Min.At;

    /// <summary>A new world.</summary>
    internal static World New(int seed, long now) =>
        new()
        {
            Seed = seed,
            Draws = 1,
            Plan = new OperationPlan("P-" + IdSequence.Hex(seed, 1, 24), now),
        };

    /// <summary>A cluster as it is now.</summary>
    internal Cluster Cluster(string id) => Now(Emulator.Clusters.Cluster.Find(id));

    /// <summary>All clusters as they are now.</summary>
    internal IEnumerable<Cluster> AllClusters() => Emulator.Clusters.Cluster.All.Select(Now);

    /// <summary>The pools of a cluster, oldest first.</summary>
    internal IEnumerable<NodePool> PoolsOf(string clusterId) =>
        PoolsOfCluster.TryGetValue(clusterId, out var ids) ? ids.Select(id => Pools[id]) : [];

    /// <summary>A pool of a cluster.</summary>
    internal NodePool Pool(string clusterId, string id) =>
        Pools.TryGetValue(id, out var pool) && pool.ClusterId == clusterId
            ? pool
            : throw new ApiException(404, "ErrorNodePoolNotFound", $"The specified node pool {id} does not exist.");

    /// <summary>An instance; null when there is none with the id.</summary>
    internal Node? Node(string id) =>
        !Places.TryGetValue(id, out var place) ? null
        : place.PoolId is null ? Loose[place.Number]
        : Pools[place.PoolId].Nodes is var nodes && NodeOrder.IndexOf(nodes, place.Number) is var index and >= 0 ? nodes[index]
        : null;

    /// <summary>All instances: those of pools, pool by pool, and then those without one.</summary>
    internal IEnumerable<Node> Nodes() =>
        PoolsOfCluster
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value)
            .SelectMany(id => Pools[id].Nodes)
            .Concat(Loose.Values);

    internal ClusterTask Task(string id) =>
        Tasks.TryGetValue(id, out var task)
            ? task
            : throw new ApiException(404, "ErrorTaskNotFound", $"The specified task {id} does not exist.");

    private Cluster Now(Cluster cluster) =>
        ClusterVersions.TryGetValue(cluster.Id, out var version) ? cluster.WithVersion(version) : cluster;
}

/// <summary>Where an instance is.</summary>
/// <param name="PoolId">Its pool; null for none.</param>
/// <param name="Number">Its number.</param>
internal readonly record struct NodePlace(string? PoolId, long Number);

/// <summary>A next step. Steps of the same moment run in the order of subjects and ids.</summary>
/// <param name="At">Its moment, in milliseconds since the Unix epoch.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct DueStep(long At, DueSubject Subject, string Id) : IComparable<DueStep>
{
    public int CompareTo(DueStep other) =>
        At != other.At ? At.CompareTo(other.At)
        : Subject != other.Subject ? Subject.CompareTo(other.Subject)
        : string.CompareOrdinal(Id, other.Id);
}

/// <summary>What goes on by itself.</summary>
internal enum DueSubject
{
    /// <summary>A node: its next transition.</summary>
    Node,

    /// <summary>A task: its next batch, wave or end.</summary>
    Task,

    /// <summary>A pool: the next look of its autoscaler.</summary>
    Pool,
}
