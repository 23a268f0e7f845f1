using System.Collections.Immutable;
using System.Text.Json;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Store;

/// <summary>A world as one JSON document: a scenario.</summary>
internal sealed record WorldDocument
{
    /// <summary>The number of this form.</summary>
    internal const int Number = 3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public required int Format { get; init; }

    /// <summary>The time of the clock, in milliseconds since the Unix epoch.</summary>
    public required long Clock { get; init; }

    /// <summary>What the account has besides its pools, instances, tasks and invocations.</summary>
    public required World World { get; init; }

    public ImmutableArray<NodePool> Pools { get; init; } = [];

    /// <summary>The templates of the instances, by their hashes.</summary>
    public ImmutableSortedDictionary<string, ScalingGroup> Templates { get; init; } = ImmutableSortedDictionary<string, ScalingGroup>.Empty;

    public ImmutableArray<Node> Nodes { get; init; } = [];

    public ImmutableArray<ClusterTask> Tasks { get; init; } = [];

    public ImmutableArray<Invocation> Invocations { get; init; } = [];

    /// <summary>Faults that are caused on purpose, in the form of a chaos file; null for none.</summary>
    public FieldMap? Chaos { get; init; }

    /// <summary>The parts of a world, in the order in which they came to be.</summary>
    internal static WorldDocument Of(World world, long now) =>
        new()
        {
            Format = Number,
            Clock = now,
            World = world,
            Pools = [.. InOrder(world.PoolsOfCluster).Select(id => world.Pools[id])],
            Nodes = [.. world.Nodes()],
            Tasks = [.. InOrder(world.TasksOfCluster).Select(id => world.Tasks[id])],
            Invocations = [.. world.InvocationIds.Select(id => world.Invocations[id])],
        };

    /// <summary>Writes a world as a document.</summary>
    internal static string Write(World world, long now, FieldMap? chaos = null, bool isIndented = false)
    {
        var codec = new WorldCodec();
        var document = codec.ToNode(Of(world, now) with { Chaos = chaos });

        // They have their place before the instances, which name them, but are known only once the instances are written.
        document["templates"] = codec.ToNode(codec.Templates.Known.ToImmutableSortedDictionary(StringComparer.Ordinal));
        return document.ToJsonString(isIndented ? Indented : null);
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="WorldFormatException">The text is not such a document; the message says where and why.</exception>
    internal static WorldDocument Read(string text) => new WorldCodec().ReadDocument(text);

    /// <summary>The world of this document.</summary>
    /// <exception cref="WorldFormatException">The document contradicts itself.</exception>
    internal World ToWorld()
    {
        var editor = new WorldEditor(World, 0);
        var (seen, pools) = (new HashSet<string>(), Pools.Select(pool => pool.Id).ToHashSet());
        var tasks = Tasks.Select(task => task.Id).ToHashSet();
        foreach (var (index, pool) in Pools.Index())
        {
            Check(seen.Add(pool.Id), $"$.pools[{index}].id", $"'{pool.Id}' is there twice");
            Check(
                Cluster.All.Any(cluster => cluster.Id == pool.ClusterId),
                $"$.pools[{index}].clusterId",
                $"there is no cluster '{pool.ClusterId}'"
            );
            var group = pool.Settings.Group;
            CheckKnown(
                group.InstanceTypes,
                type => InstanceType.Find(type) is not null,
                $"$.pools[{index}].settings.group.instanceTypes",
                "instance type"
            );
            CheckKnown(group.VSwitchIds, DemoAccount.VSwitchIds.Contains, $"$.pools[{index}].settings.group.vSwitchIds", "vSwitch");
            editor.Add(pool);
        }

        foreach (var (index, node) in Nodes.Index())
        {
            Check(seen.Add(node.Id), $"$.nodes[{index}].id", $"'{node.Id}' is there twice");
            Check(node.PoolId is null || pools.Contains(node.PoolId), $"$.nodes[{index}].poolId", $"there is no pool '{node.PoolId}'");
            CheckKnown([node.InstanceType], type => InstanceType.Find(type) is not null, $"$.nodes[{index}].instanceType", "instance type");
            CheckKnown([node.VSwitchId], DemoAccount.VSwitchIds.Contains, $"$.nodes[{index}].vSwitchId", "vSwitch");
            Check(
                node.DueAt is null || node.Stage is not (NodeStage.Failed or NodeStage.NotReady),
                $"$.nodes[{index}].dueAt",
                $"nothing is due of a node that is {node.Stage}"
            );
            Check(
                node.DueAt is null
                    || node.Stage is not (NodeStage.Draining or NodeStage.Removing)
                    || (node.PoolId is not null && node.TaskId is not null && tasks.Contains(node.TaskId)),
                $"$.nodes[{index}].taskId",
                $"a node that is {node.Stage} needs a task and a pool"
            );
            editor.Put(node);
        }

        foreach (var (index, task) in Tasks.Index())
        {
            Check(seen.Add(task.Id), $"$.tasks[{index}].id", $"'{task.Id}' is there twice");
            Check(
                task.HasEnded || (task.PoolId is null ? task.Kind == TaskKind.Timed : pools.Contains(task.PoolId)),
                $"$.tasks[{index}].poolId",
                $"there is no pool '{task.PoolId}'"
            );
            editor.Put(task);
        }

        foreach (var (index, invocation) in Invocations.Index())
        {
            Check(seen.Add(invocation.Id), $"$.invocations[{index}].id", $"'{invocation.Id}' is there twice");
            editor.Add(invocation);
        }

        return editor.Finish().World;
    }

    private static IEnumerable<string> InOrder(ImmutableDictionary<string, ImmutableList<string>> idsOfCluster) =>
        idsOfCluster.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value);

    private static void CheckKnown(ImmutableArray<string> names, Func<string, bool> isKnown, string path, string kind)
    {
        if (names.FirstOrDefault(name => !isKnown(name)) is { } name)
        {
            throw new WorldFormatException(path, $"there is no {kind} '{name}'");
        }
    }

    private static void Check(bool holds, string path, string problem)
    {
        if (!holds)
        {
            throw new WorldFormatException(path, problem);
        }
    }
}
