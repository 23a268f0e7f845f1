using System.Collections.Immutable;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Store;

/// <summary>A change of a world: it reads and writes drafts, and makes the next world at its end.</summary>
internal sealed class WorldEditor
{
    private readonly World before;
    private readonly ImmutableDictionary<string, NodePlace>.Builder places;
    private readonly ImmutableSortedSet<DueStep>.Builder due;
    private readonly Dictionary<string, PoolDraft> pools = [];
    private readonly Dictionary<string, ClusterTask> tasks = [];
    private readonly HashSet<string> removedPools = [];
    private readonly List<WorldEvent> events = [];
    private ImmutableDictionary<string, ImmutableList<string>> poolsOfCluster;
    private ImmutableDictionary<string, ImmutableList<string>> tasksOfCluster;
    private ImmutableSortedDictionary<long, Node> loose;
    private World invocations;
    private EmulatorConditions conditions;
    private ImmutableDictionary<string, ImmutableList<long>> evicted;
    private ImmutableDictionary<string, string> clusterVersions;
    private long draws;
    private long nodeNumbers;

    internal WorldEditor(World world, long now, TaskFaults? faults = null)
    {
        (before, invocations, Now, Faults) = (world, world, now, faults ?? TaskFaults.None);
        (places, due) = (world.Places.ToBuilder(), world.Due.ToBuilder());
        (poolsOfCluster, tasksOfCluster, loose) = (world.PoolsOfCluster, world.TasksOfCluster, world.Loose);
        (draws, nodeNumbers) = (world.Draws, world.NodeNumbers);
        (conditions, evicted, clusterVersions) = (world.Conditions, world.Evicted, world.ClusterVersions);
    }

    /// <summary>The moment of the change, in emulated milliseconds since the Unix epoch.</summary>
    internal long Now { get; }

    /// <summary>The seed of the world.</summary>
    internal int Seed => before.Seed;

    /// <summary>When the account was created, in milliseconds since the Unix epoch.</summary>
    internal long CreatedAt => before.Plan.MadeAt;

    /// <summary>What chaos does to the task that the change starts.</summary>
    internal TaskFaults Faults { get; }

    /// <summary>The moment of the next step; the end of time when there is none.</summary>
    internal long DueAt => due.Count == 0 ? long.MaxValue : due.Min.At;

    /// <summary>The next step.</summary>
    internal DueStep Due => due.Min;

    /// <summary>What the account meets.</summary>
    internal EmulatorConditions Conditions
    {
        get => conditions;
        set
        {
            conditions = value;
            events.Add(new ConditionsStored());
        }
    }

    /// <summary>By budget: when each evicted pod that is missing is back.</summary>
    internal ImmutableDictionary<string, ImmutableList<long>> Evicted
    {
        get => evicted;
        set
        {
            evicted = value;
            events.Add(new ConditionsStored());
        }
    }

    /// <summary>The Kubernetes versions of control planes that were upgraded, by cluster.</summary>
    internal ImmutableDictionary<string, string> ClusterVersions
    {
        get => clusterVersions;
        set
        {
            clusterVersions = value;
            events.Add(new ConditionsStored());
        }
    }

    /// <summary>The next value of the seeded sequence, as hex digits.</summary>
    internal string NextHex(int length) => IdSequence.Hex(before.Seed, ++draws, length);

    internal long NextNodeNumber() => ++nodeNumbers;

    /// <summary>The Kubernetes version of a control plane.</summary>
    internal string VersionOf(string clusterId) => clusterVersions.GetValueOrDefault(clusterId) ?? Cluster.Find(clusterId).Version;

    /// <summary>A pool as it is now, with its nodes.</summary>
    internal NodePool Pool(string id) =>
        pools.TryGetValue(id, out var draft) ? draft.ToPool()
        : removedPools.Contains(id) ? throw new InvalidOperationException($"The node pool {id} was removed.")
        : before.Pools[id];

    /// <summary>
    /// A pool as it is now, but with the nodes of before; null when it does not exist. It costs less than <see cref="Pool"/>.
    /// </summary>
    internal NodePool? FindPool(string id) =>
        pools.TryGetValue(id, out var draft) ? draft.Pool
        : removedPools.Contains(id) ? null
        : before.Pools.GetValueOrDefault(id);

    /// <summary>Adds a pool.</summary>
    internal void Add(NodePool pool)
    {
        pools.Add(pool.Id, new PoolDraft(pool));
        Plan(DueSubject.Pool, pool.Id, null, pool.ScanAt);
        poolsOfCluster = poolsOfCluster.SetItem(pool.ClusterId, poolsOfCluster.GetValueOrDefault(pool.ClusterId, []).Add(pool.Id));
        events.Add(new PoolStored(pool.Id));
    }

    /// <summary>Changes the settings and the state of a pool, but not its nodes.</summary>
    internal void Update(string poolId, Func<NodePool, NodePool> change)
    {
        var draft = Draft(poolId);
        var earlier = draft.Pool.ScanAt;
        draft.Pool = change(draft.Pool);
        Plan(DueSubject.Pool, poolId, earlier, draft.Pool.ScanAt);
        events.Add(new PoolStored(poolId));
    }

    /// <summary>Removes a pool and its nodes.</summary>
    internal void RemovePool(string id)
    {
        var pool = Pool(id);
        foreach (var node in pool.Nodes)
        {
            Plan(DueSubject.Node, node.Id, node.DueAt, null);
            Return(node);
            places.Remove(node.Id);
            events.Add(new NodeRemoved(node.Id));
        }

        Plan(DueSubject.Pool, id, pool.ScanAt, null);
        pools.Remove(id);
        removedPools.Add(id);
        poolsOfCluster = poolsOfCluster.SetItem(pool.ClusterId, poolsOfCluster[pool.ClusterId].Remove(id));
        events.Add(new PoolRemoved(id));
    }

    /// <summary>An instance as it is now; null when it does not exist.</summary>
    internal Node? Node(string id)
    {
        if (!places.TryGetValue(id, out var place))
        {
            return null;
        }

        if (place.PoolId is not { } poolId)
        {
            return loose[place.Number];
        }

        var nodes = pools.TryGetValue(poolId, out var draft) ? draft.Nodes : (IReadOnlyList<Node>)before.Pools[poolId].Nodes;
        return nodes[NodeOrder.IndexOf(nodes, place.Number)];
    }

    /// <summary>Adds an instance, or replaces it, wherever it was.</summary>
    internal void Put(Node node)
    {
        var isKnown = places.TryGetValue(node.Id, out var place);
        var moved = isKnown && place.PoolId != node.PoolId ? Take(place) : null;
        Node? earlier;
        if (node.PoolId is { } poolId)
        {
            earlier = Draft(poolId).Put(node, isKnown) ?? moved;
        }
        else
        {
            earlier = loose.GetValueOrDefault(node.Number) ?? moved;
            loose = loose.SetItem(node.Number, node);
        }

        if (!isKnown || place.PoolId != node.PoolId)
        {
            places[node.Id] = new(node.PoolId, node.Number);
        }

        Plan(DueSubject.Node, node.Id, earlier?.DueAt, node.DueAt);
        events.Add(new NodeStored(node.Id));
    }

    /// <summary>Releases an instance, which gives its stock back.</summary>
    internal void RemoveNode(string id)
    {
        var node = Take(places[id]);
        Plan(DueSubject.Node, id, node.DueAt, null);
        Return(node);
        places.Remove(id);
        events.Add(new NodeRemoved(id));
    }

    internal ClusterTask Task(string id) => tasks.TryGetValue(id, out var task) ? task : before.Task(id);

    /// <summary>A task as it is now; null when it does not exist.</summary>
    internal ClusterTask? FindTask(string id) => tasks.TryGetValue(id, out var task) ? task : before.Tasks.GetValueOrDefault(id);

    /// <summary>Adds a task, or replaces it, with the moment of its next step.</summary>
    internal void Put(ClusterTask task)
    {
        var earlier = FindTask(task.Id);
        if (earlier is null)
        {
            tasksOfCluster = tasksOfCluster.SetItem(task.ClusterId, tasksOfCluster.GetValueOrDefault(task.ClusterId, []).Add(task.Id));
        }

        tasks[task.Id] = task;
        Plan(DueSubject.Task, task.Id, earlier?.DueAt, task.DueAt);
        events.Add(new TaskStored(task.Id));
    }

    /// <summary>Adds an invocation of a command.</summary>
    internal void Add(Invocation invocation)
    {
        invocations = invocations with
        {
            Invocations = invocations.Invocations.Add(invocation.Id, invocation),
            InvocationIds = invocations.InvocationIds.Add(invocation.Id),
            InvocationTokens = invocation.ClientToken is { } token
                ? invocations.InvocationTokens.SetItem(token, invocation.Id)
                : invocations.InvocationTokens,
        };
        events.Add(new InvocationStored(invocation.Id));
    }

    /// <summary>The world after the change, and what changed.</summary>
    internal (World World, IReadOnlyList<WorldEvent> Events) Finish()
    {
        if (events.Count == 0 && draws == before.Draws)
        {
            return (before, []);
        }

        var world = invocations with
        {
            Draws = draws,
            NodeNumbers = nodeNumbers,
            Pools = before
                .Pools.RemoveRange(removedPools)
                .SetItems(pools.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToPool()))),
            PoolsOfCluster = poolsOfCluster,
            Places = places.ToImmutable(),
            Loose = loose,
            Tasks = before.Tasks.SetItems(tasks),
            TasksOfCluster = tasksOfCluster,
            Due = due.ToImmutable(),
            Conditions = conditions,
            Evicted = evicted,
            ClusterVersions = clusterVersions,
        };
        return (world, events);
    }

    /// <summary>Takes an instance from where it is.</summary>
    private Node Take(NodePlace place)
    {
        if (place.PoolId is { } poolId)
        {
            return Draft(poolId).Remove(place.Number);
        }

        var node = loose[place.Number];
        loose = loose.Remove(place.Number);
        return node;
    }

    /// <summary>Gives the stock of a released instance back.</summary>
    private void Return(Node node)
    {
        if (conditions.Stock.Any(limit => limit.IsAbout(node.InstanceType, node.Zone)))
        {
            Conditions = conditions with
            {
                Stock =
                [
                    .. conditions.Stock.Select(limit =>
                        limit.IsAbout(node.InstanceType, node.Zone) ? limit with { Amount = limit.Amount + 1 } : limit
                    ),
                ],
            };
        }
    }

    /// <summary>Moves a next step.</summary>
    private void Plan(DueSubject subject, string id, long? earlier, long? at)
    {
        if (earlier == at)
        {
            return;
        }

        if (earlier is { } moment)
        {
            due.Remove(new(moment, subject, id));
        }

        if (at is { } next)
        {
            due.Add(new(next, subject, id));
        }
    }

    private PoolDraft Draft(string id)
    {
        if (!pools.TryGetValue(id, out var draft))
        {
            draft = new PoolDraft(before.Pools[id]);
            pools.Add(id, draft);
        }

        return draft;
    }

    /// <summary>A pool whose nodes are changed.</summary>
    private sealed class PoolDraft(NodePool pool)
    {
        private NodeCounts counts = pool.Counts;

        /// <summary>The pool, whose nodes and counts are those of this draft.</summary>
        internal NodePool Pool { get; set; } = pool;

        internal ImmutableList<Node>.Builder Nodes { get; } = pool.Nodes.ToBuilder();

        internal NodePool ToPool() => Pool = Pool with { Nodes = Nodes.ToImmutable(), Counts = counts };

        /// <summary>Adds or replaces a node. Returns the earlier one; null when it was not there.</summary>
        internal Node? Put(Node node, bool isKnown)
        {
            var index =
                !isKnown && (Nodes.Count == 0 || Nodes[^1].Number < node.Number) ? ~Nodes.Count : NodeOrder.IndexOf(Nodes, node.Number);
            var earlier = index >= 0 ? Nodes[index] : null;
            if (earlier is null)
            {
                Nodes.Insert(~index, node);
            }
            else
            {
                counts = counts.Plus(earlier.Stage, -1);
                Nodes[index] = node;
            }

            counts = counts.Plus(node.Stage, 1);
            return earlier;
        }

        internal Node Remove(long number)
        {
            var index = NodeOrder.IndexOf(Nodes, number);
            var node = Nodes[index];
            counts = counts.Plus(node.Stage, -1);
            Nodes.RemoveAt(index);
            return node;
        }
    }
}
