using System.Diagnostics;
using System.Globalization;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Journal;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Console;

/// <summary>
/// The messages of one console page: everything in the first message, and what changed since the last message in each later one.
/// </summary>
/// <param name="run">The name of this run of the emulator: a page of another run has another token, and is loaded again.</param>
/// <param name="store">The world.</param>
/// <param name="journal">The calls.</param>
/// <param name="chaos">The rules.</param>
internal sealed class ConsoleFeed(string run, WorldStore store, RequestJournal journal, ChaosEngine chaos)
{
    /// <summary>Older tasks of a cluster are left out of the first message.</summary>
    private const int TasksAtStart = 100;

    /// <summary>The most calls in a message; the page says how many it left out.</summary>
    private const int MostCalls = 500;

    /// <summary>
    /// The page extrapolates the clock. A message corrects it when it would be wrong by this much real time, in milliseconds.
    /// </summary>
    private const double ClockTolerance = 250;

    /// <summary>Texts that many nodes have, by their number in messages.</summary>
    private readonly Dictionary<string, int> texts = [];

    /// <summary>The world of the last message; null before the first one.</summary>
    private World? sent;

    /// <summary>The version of that world. None is as late as the first value, so that everything is different.</summary>
    private long version = long.MaxValue;
    private bool isBehind;
    private string sentChaos = string.Empty;
    private long calls;
    private (long Now, double Speed, long At) sentClock;

    /// <summary>The next message, as a JSON object in one line; null when nothing has changed.</summary>
    internal string? Next()
    {
        var (world, now, present, changes) = store.ReadSince(version);
        if (sent is not null && changes is null)
        {
            if (!isBehind)
            {
                // The newest changes may be known in a moment.
                isBehind = true;
                return null;
            }

            (sent, calls) = (null, 0);
        }

        isBehind = false;
        var events = (sent is null ? [] : changes!).Distinct().ToList();
        var (allCalls, entries) = journal.Since(calls, MostCalls);
        var rules = JsonFields.Write(chaos.Describe());
        var tasks = TasksOf(world, events).Select(task => Describe(task, now)).ToList();
        if (sent is not null && events.Count == 0 && entries.Count == 0 && rules == sentChaos && tasks.Count == 0 && IsExpected(now))
        {
            return null;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
        {
            writer.WriteStartObject();
            WriteClock(writer, now);
            if (sent is null)
            {
                Write(writer, "run", new TextValue(run));
                Write(writer, "clusters", ListValue.Of(world.AllClusters().Select(Summary)));
            }

            WritePools(writer, world, events);
            WriteNodes(writer, world, events);
            if (tasks.Count > 0)
            {
                Write(writer, "tasks", ListValue.Of(tasks));
            }

            if (entries.Count > 0)
            {
                Write(writer, "calls", ListValue.Of(entries));
                Write(writer, "callsLeftOut", allCalls - calls - entries.Count);
            }

            if (sent is null || rules != sentChaos)
            {
                writer.WritePropertyName("chaos");
                writer.WriteRawValue(rules);
            }

            writer.WriteEndObject();
        }

        (sent, version, sentChaos, calls) = (world, present, rules, allCalls);
        return text.ToString();
    }

    private static FieldMap Summary(Cluster cluster) =>
        FieldMap.Of(
            ("id", cluster.Id),
            ("name", cluster.Name),
            ("version", cluster.Version),
            (
                "kind",
                cluster.IsAutoMode ? "Auto Mode"
                : cluster.IsManaged ? "managed"
                : "dedicated"
            )
        );

    private static FieldMap Summary(NodePool pool) =>
        FieldMap.Of(
            ("id", pool.Id),
            ("cluster", pool.ClusterId),
            ("name", pool.Name),
            ("state", pool.State),
            ("task", pool.TaskId),
            ("image", pool.Settings.Group.ImageId),
            ("types", ListValue.OfTexts(pool.Settings.Group.InstanceTypes)),
            ("desired", pool.Settings.IsAutoScaled ? null : pool.Settings.Group.DesiredSize),
            ("isAutoScaled", pool.Settings.IsAutoScaled)
        );

    private bool IsExpected(long now)
    {
        var speed = store.Clock.Speed;
        var expected = sentClock.Now + (Stopwatch.GetElapsedTime(sentClock.At).TotalMilliseconds * speed);
        return speed == sentClock.Speed && Math.Abs(now - expected) <= ClockTolerance * speed;
    }

    private void WriteClock(JsonTextWriter writer, long now)
    {
        sentClock = (now, store.Clock.Speed, Stopwatch.GetTimestamp());
        writer.WritePropertyName("now");
        writer.WriteValue(now);
        writer.WritePropertyName("speed");
        writer.WriteValue(sentClock.Speed);
    }

    private void WritePools(JsonTextWriter writer, World world, List<WorldEvent> events)
    {
        var changed = sent is null
            ? world.PoolsOfCluster.Values.SelectMany(ids => ids).ToList()
            : events.OfType<PoolStored>().Select(stored => stored.Id).Where(world.Pools.ContainsKey).ToList();
        if (changed.Count > 0)
        {
            Write(writer, "pools", ListValue.Of(changed.Select(id => Summary(world.Pools[id]))));
        }

        var gone = events.OfType<PoolRemoved>().Select(removed => removed.Id).Where(id => !world.Pools.ContainsKey(id)).ToList();
        if (gone.Count > 0)
        {
            Write(writer, "poolsGone", ListValue.OfTexts(gone));
        }
    }

    /// <summary>
    /// Writes the nodes that are new or changed as lists of values, pool by pool, and the numbers of those that are gone. A node that moved
    /// to another pool is gone first.
    /// </summary>
    private void WriteNodes(JsonTextWriter writer, World world, List<WorldEvent> events)
    {
        var knownTexts = texts.Count;
        var changed = sent is null
            ? world.Nodes().ToList()
            : events
                .OfType<NodeStored>()
                .Select(stored => world.Node(stored.Id))
                .OfType<Node>()
                .Where(node => node != sent.Node(node.Id)) // What a task did may be done again, after a change, with the same result.
                .ToList();
        var gone = events
            .Where(known => known is NodeStored or NodeRemoved)
            .Where(known => sent!.Places.TryGetValue(known.Id, out var place) && !IsStillIn(world, known.Id, place))
            .Select(known => sent!.Places[known.Id].Number)
            .Distinct()
            .ToList();
        if (gone.Count > 0)
        {
            Write(writer, "nodesGone", ListValue.Of(gone.Select(number => (FieldValue)number)));
        }

        if (changed.Count > 0)
        {
            writer.WritePropertyName("nodes");
            writer.WriteStartObject();
            foreach (var pool in changed.GroupBy(node => node.PoolId))
            {
                writer.WritePropertyName(pool.Key ?? string.Empty);
                writer.WriteStartArray();
                foreach (var node in pool.OrderBy(node => node.Number))
                {
                    Write(writer, node);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        if (sent is null || texts.Count > knownTexts)
        {
            Write(writer, "texts", ListValue.OfTexts(texts.OrderBy(pair => pair.Value).Select(pair => pair.Key)));
        }
    }

    private static bool IsStillIn(World world, string id, NodePlace place) =>
        world.Places.TryGetValue(id, out var present) && present.PoolId == place.PoolId;

    private void Write(JsonTextWriter writer, Node node)
    {
        writer.WriteStartArray();
        writer.WriteValue(node.Number);
        writer.WriteValue(node.Id);
        writer.WriteValue(NumberOf(node.Stage.ToString()));
        writer.WriteValue(node.BornAt);
        writer.WriteValue(node.ReadyAt);
        writer.WriteValue(NumberOf(node.InstanceType));
        writer.WriteValue(NumberOf(node.Zone));
        writer.WriteValue(NumberOf(node.ImageId));
        writer.WriteValue(node.Name);
        writer.WriteEndArray();
    }

    private int NumberOf(string text)
    {
        if (!texts.TryGetValue(text, out var number))
        {
            number = texts.Count;
            texts.Add(text, number);
        }

        return number;
    }

    /// <summary>The tasks that are new, and those that got on; oldest first.</summary>
    private IEnumerable<ClusterTask> TasksOf(World world, List<WorldEvent> events) =>
        sent is null
            ? world.TasksOfCluster.Values.SelectMany(tasks => tasks.Skip(tasks.Count - TasksAtStart)).Select(world.Task)
            : events.OfType<TaskStored>().Select(stored => world.Task(stored.Id));

    /// <summary>A task as ACK describes it, without what grows with its nodes.</summary>
    private static FieldMap Describe(ClusterTask task, long now) =>
        FieldMap.Of(
            ("id", task.Id),
            ("type", task.Type),
            ("cluster", task.ClusterId),
            ("pool", task.PoolId),
            ("startedAt", task.StartedAt),
            ("endedAt", task.EndedAt),
            ("isControllable", !task.HasEnded && TaskControl.IsSupported(task)),
            ("nodes", Math.Max(task.Target, task.NodeIds.Length)),
            ("nodesDone", task.Outcomes.Count),
            ("nodesFailed", task.Failures),
            ("event", task.Events.IsEmpty ? null : task.Events[^1].Message),
            ("reply", TaskReply.Outline(task, now).Without("updated"))
        );

    private static void Write(JsonTextWriter writer, string name, FieldValue value)
    {
        writer.WritePropertyName(name);
        JsonFields.Write(writer, value);
    }
}
