using System.Collections.Immutable;
using ContainerOS.Emulator.Chaos;
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
    private long draws;
    private long nodeNumbers;

    internal WorldEditor(World world, long now, TaskFaults? faults = null)
    {
        (before, invocations, Now, Faults) = (world, world, now, faults ?? TaskFaults.None);
        (places, due) = (world.Places.ToBuilder(), world.Due.ToBuilder());
        (poolsOfCluster, tasksOfCluster, loose) = (world.PoolsOfCluster, world.TasksOfCluster, world.Loose);
        (draws, nodeNumbers) = (world.Draws, world.NodeNumbers);
    }

    /// <summary>The moment of the change, in emulated milliseconds since the Unix epoch.</summary>
    internal long Now { get; }

    /// <summary>The seed of the world.</summary>
    internal int Seed => before.Seed;

    /// <summary>What chaos does to the task that the change starts.</summary>
    internal TaskFaults Faults { get; }

    /// <summary>The moment of the next step of any task.</summary>
    internal long DueAt => due.Count == 0 ? long.MaxValue : due.Min.At;

    /// <summary>The task whose step is next.</summary>
    internal string DueTask => due.Min.TaskId;

    /// <summary>The next value of the seeded sequence, as hex digits.</summary>
    internal string NextHex(int length) => IdSequence.Hex(before.Seed, ++draws, length);

    internal long NextNodeNumber() => ++nodeNumbers;

    /// <summary>A pool as it is now, with its nodes.</summary>
    internal NodePool Pool(string id) =>
        pools.TryGetValue(id, out var draft) ? draft.ToPool()
        : removedPools.Contains(id) ? throw new InvalidOperationException($"The node pool {id} was removed.")
        : before.Pools[id];

    /// <summary>Adds a pool.</summary>
    internal void Add(NodePool pool)
    {
        pools.Add(pool.Id, new PoolDraft(pool));
        poolsOfCluster = poolsOfCluster.SetItem(pool.ClusterId, poolsOfCluster.GetValueOrDefault(pool.ClusterId, []).Add(pool.Id));
        events.Add(new PoolStored(pool.Id));
    }

    /// <summary>Changes the settings and the state of a pool, but not its nodes.</summary>
    internal void Update(string poolId, Func<NodePool, NodePool> change)
    {
        var draft = Draft(poolId);
        draft.Pool = change(draft.Pool);
        events.Add(new PoolStored(poolId));
    }

    /// <summary>Removes a pool and its nodes.</summary>
    internal void RemovePool(string id)
    {
        var pool = Pool(id);
        foreach (var node in pool.Nodes)
        {
            places.Remove(node.Id);
            events.Add(new NodeRemoved(node.Id));
        }

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
        if (places.TryGetValue(node.Id, out var place) && place.PoolId != node.PoolId)
        {
            Take(place);
        }

        if (node.PoolId is { } poolId)
        {
            Draft(poolId).Put(node);
        }
        else
        {
            loose = loose.SetItem(node.Number, node);
        }

        places[node.Id] = new(node.PoolId, node.Number);
        events.Add(new NodeStored(node.Id));
    }

    internal void RemoveNode(string id)
    {
        Take(places[id]);
        places.Remove(id);
        events.Add(new NodeRemoved(id));
    }

    internal ClusterTask Task(string id) => tasks.TryGetValue(id, out var task) ? task : before.Task(id);

    /// <summary>Adds a task, or replaces it, with the moment of its next step.</summary>
    internal void Put(ClusterTask task)
    {
        if (tasks.TryGetValue(task.Id, out var earlier) || before.Tasks.TryGetValue(task.Id, out earlier))
        {
            if (earlier.DueAt is { } moment)
            {
                due.Remove(new(moment, task.Id));
            }
        }
        else
        {
            tasksOfCluster = tasksOfCluster.SetItem(task.ClusterId, tasksOfCluster.GetValueOrDefault(task.ClusterId, []).Add(task.Id));
        }

        tasks[task.Id] = task;
        if (task.DueAt is { } next)
        {
            due.Add(new(next, task.Id));
        }

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
        };
        return (world, events);
    }

    private void Take(NodePlace place)
    {
        if (place.PoolId is { } poolId)
        {
            Draft(poolId).Remove(place.Number);
        }
        else
        {
            loose = loose.Remove(place.Number);
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

        internal void Put(Node node)
        {
            var index = Nodes.Count > 0 && Nodes[^1].Number < node.Number ? ~Nodes.Count : NodeOrder.IndexOf(Nodes, node.Number);
            if (index >= 0)
            {
                counts = counts.Plus(Nodes[index].Stage, -1);
                Nodes[index] = node;
            }
            else
            {
                Nodes.Insert(~index, node);
            }

            counts = counts.Plus(node.Stage, 1);
        }

        internal void Remove(long number)
        {
            var index = NodeOrder.IndexOf(Nodes, number);
            counts = counts.Plus(Nodes[index].Stage, -1);
            Nodes.RemoveAt(index);
        }
    }
}
