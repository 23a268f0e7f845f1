using System.Collections.Immutable;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Store;

/// <summary>The written form of a world and of its parts.</summary>
internal static class WorldFormat
{
    /// <summary>The number of this form in files.</summary>
    internal const long Number = 2;

    /// <summary>A new world.</summary>
    internal static World New(int seed, long now) =>
        new()
        {
            Seed = seed,
            Draws = 1,
            Plan = new OperationPlan("P-" + IdSequence.Hex(seed, 1, 24), now),
        };

    internal static FieldMap Write(World world, long now)
    {
        var templates = new TemplateTable();
        var nodes = ListValue.Of(world.Nodes().Select(node => Write(node, templates)));
        return FieldMap.Of(
            ("format", Number),
            ("seed", world.Seed),
            ("draws", world.Draws),
            ("nodeNumbers", world.NodeNumbers),
            ("clock", now),
            ("plan", FieldMap.Of(("id", world.Plan.Id), ("madeAt", world.Plan.MadeAt))),
            ("pools", ListValue.Of(world.PoolsOfCluster.Values.SelectMany(ids => ids).Select(id => Write(world.Pools[id])))),
            ("templates", templates.Write()),
            ("nodes", nodes),
            ("tasks", ListValue.Of(world.TasksOfCluster.Values.SelectMany(ids => ids).Select(id => Write(world.Tasks[id])))),
            ("invocations", ListValue.Of(world.InvocationIds.Select(id => Write(world.Invocations[id]))))
        );
    }

    /// <summary>Reads a world and the time of its clock.</summary>
    /// <exception cref="FormatException">Something is missing, or contradicts itself.</exception>
    /// <exception cref="ApiException">A value has another type.</exception>
    internal static (World World, long Clock) Read(FieldMap data)
    {
        var plan = Given(data.Map("plan"), "plan");
        var world = new World
        {
            Seed = (int)Given(data.Whole("seed"), "seed"),
            Plan = new OperationPlan(Given(plan.Text("id"), "plan.id"), Given(plan.Whole("madeAt"), "plan.madeAt")),
        };
        var templates = new TemplateTable(Given(data.Map("templates"), "templates"));
        var editor = new WorldEditor(world, 0);
        foreach (var pool in Given(data.Maps("pools"), "pools"))
        {
            editor.Add(ReadPool(pool));
        }

        foreach (var node in Given(data.Maps("nodes"), "nodes"))
        {
            editor.Put(ReadNode(node, templates));
        }

        foreach (var task in Given(data.Maps("tasks"), "tasks"))
        {
            editor.Put(ReadTask(task));
        }

        foreach (var invocation in Given(data.Maps("invocations"), "invocations"))
        {
            editor.Add(ReadInvocation(invocation));
        }

        var loaded = editor.Finish().World with
        {
            Draws = Given(data.Whole("draws"), "draws"),
            NodeNumbers = Given(data.Whole("nodeNumbers"), "nodeNumbers"),
        };
        return (loaded, Given(data.Whole("clock"), "clock"));
    }

    private static FieldMap Write(NodePool pool) =>
        FieldMap.Of(
            ("id", pool.Id),
            ("cluster", pool.ClusterId),
            ("state", pool.State),
            ("task", pool.TaskId),
            ("scalingGroup", pool.Settings.Group.Id),
            ("createdAt", pool.Settings.Info.CreatedAt),
            ("updatedAt", pool.Settings.Info.UpdatedAt),
            ("settings", PoolFields.Settings.Write(pool.Settings))
        );

    private static NodePool ReadPool(FieldMap data)
    {
        var id = Given(data.Text("id"), "pools[].id");
        var settings = PoolFields.Settings.Apply(PoolSettings.Default, Given(data.Map("settings"), "pools[].settings"));
        return new()
        {
            Id = id,
            ClusterId = Given(data.Text("cluster"), "pools[].cluster"),
            State = Given(data.Text("state"), "pools[].state"),
            TaskId = data.Text("task"),
            Settings = settings with
            {
                Info = settings.Info with
                {
                    Id = id,
                    CreatedAt = Given(data.Whole("createdAt"), "pools[].createdAt"),
                    UpdatedAt = Given(data.Whole("updatedAt"), "pools[].updatedAt"),
                },
                Group = settings.Group with { Id = Given(data.Text("scalingGroup"), "pools[].scalingGroup") },
            },
        };
    }

    private static FieldMap Write(Node node, TemplateTable templates) =>
        FieldMap.Of(
            ("id", node.Id),
            ("number", node.Number),
            ("pool", node.PoolId),
            ("type", node.InstanceType),
            ("image", node.ImageId),
            ("vSwitch", node.VSwitchId),
            ("template", templates.IdOf(node.Template)),
            ("bornAt", node.BornAt),
            ("readyAt", node.ReadyAt),
            ("stage", node.Stage.ToString()),
            ("stageSince", node.StageSince),
            ("dueAt", node.DueAt),
            ("task", node.TaskId),
            ("replacements", node.Replacements == 0 ? null : node.Replacements),
            ("problem", node.Problem),
            ("fixed", node.Fixed.IsEmpty ? null : ListValue.OfTexts(node.Fixed)),
            ("container", node.IsContainerRunning ? true : (bool?)null)
        );

    private static Node ReadNode(FieldMap data, TemplateTable templates) =>
        new()
        {
            Id = Given(data.Text("id"), "nodes[].id"),
            Number = Given(data.Whole("number"), "nodes[].number"),
            PoolId = data.Text("pool"),
            InstanceType = Given(data.Text("type"), "nodes[].type"),
            ImageId = Given(data.Text("image"), "nodes[].image"),
            VSwitchId = Given(data.Text("vSwitch"), "nodes[].vSwitch"),
            Template = templates.Find(Given(data.Text("template"), "nodes[].template")),
            BornAt = Given(data.Whole("bornAt"), "nodes[].bornAt"),
            ReadyAt = data.Whole("readyAt"),
            Stage = Choice<NodeStage>(data, "stage"),
            StageSince = Given(data.Whole("stageSince"), "nodes[].stageSince"),
            DueAt = data.Whole("dueAt"),
            TaskId = data.Text("task"),
            Replacements = (int)(data.Whole("replacements") ?? 0),
            Problem = data.Text("problem"),
            Fixed = data.Texts("fixed") ?? [],
            IsContainerRunning = data.Flag("container") ?? false,
        };

    private static FieldMap Write(ClusterTask task) =>
        FieldMap.Of(
            ("id", task.Id),
            ("type", task.Type),
            ("kind", task.Kind.ToString()),
            ("cluster", task.ClusterId),
            ("pool", task.PoolId),
            ("startedAt", task.StartedAt),
            ("state", task.State.ToString()),
            ("wakeAt", task.WakeAt),
            ("pausedAt", task.PausedAt),
            ("endedAt", task.EndedAt),
            ("goal", task.Goal),
            ("begun", task.Begun),
            ("batches", task.Batches),
            ("failures", task.Failures),
            ("nodes", ListValue.OfTexts(task.NodeIds)),
            (
                "succeeded",
                ListValue.OfTexts(task.Outcomes.Where(pair => pair.Value).Select(pair => pair.Key).Order(StringComparer.Ordinal))
            ),
            ("failed", ListValue.OfTexts(task.Outcomes.Where(pair => !pair.Value).Select(pair => pair.Key).Order(StringComparer.Ordinal))),
            ("error", task.Error is { } error ? FieldMap.Of(("code", error.Code), ("message", error.Message)) : null),
            (
                "policy",
                FieldMap.Of(
                    ("parallelism", task.Policy.Parallelism),
                    ("interval", task.Policy.Interval),
                    ("pauses", task.Policy.Pauses),
                    ("maxFailures", task.Policy.MaxFailures)
                )
            ),
            (
                "effect",
                FieldMap.Of(
                    ("image", task.Effect.ImageId),
                    ("replaces", task.Effect.Replaces),
                    ("drains", task.Effect.Drains),
                    ("milliseconds", task.Effect.Milliseconds),
                    ("fixes", ListValue.OfTexts(task.Effect.Fixes)),
                    ("leaves", task.Effect.Leaves),
                    ("isReleased", task.Effect.IsReleased)
                )
            ),
            ("stages", ListValue.Of(task.Stages.Select(at => new WholeValue(at)))),
            (
                "events",
                ListValue.Of(
                    task.Events.Select(entry =>
                        FieldMap.Of(
                            ("at", entry.At),
                            ("action", entry.Action),
                            ("reason", entry.Reason),
                            ("message", entry.Message),
                            ("warning", entry.IsWarning)
                        )
                    )
                )
            )
        );

    private static ClusterTask ReadTask(FieldMap data)
    {
        var (effect, policy) = (Given(data.Map("effect"), "tasks[].effect"), Given(data.Map("policy"), "tasks[].policy"));
        var (succeeded, failed) = (data.Texts("succeeded") ?? [], data.Texts("failed") ?? []);
        return new()
        {
            Id = Given(data.Text("id"), "tasks[].id"),
            Type = Given(data.Text("type"), "tasks[].type"),
            Kind = Choice<TaskKind>(data, "kind"),
            ClusterId = Given(data.Text("cluster"), "tasks[].cluster"),
            PoolId = data.Text("pool"),
            StartedAt = Given(data.Whole("startedAt"), "tasks[].startedAt"),
            State = Choice<TaskState>(data, "state"),
            WakeAt = data.Whole("wakeAt"),
            PausedAt = data.Whole("pausedAt"),
            EndedAt = data.Whole("endedAt"),
            Goal = (int)Given(data.Whole("goal"), "tasks[].goal"),
            Begun = (int)Given(data.Whole("begun"), "tasks[].begun"),
            Batches = (int)Given(data.Whole("batches"), "tasks[].batches"),
            Failures = (int)Given(data.Whole("failures"), "tasks[].failures"),
            NodeIds = data.Texts("nodes") ?? [],
            Outcomes = succeeded
                .Select(id => KeyValuePair.Create(id, true))
                .Concat(failed.Select(id => KeyValuePair.Create(id, false)))
                .ToImmutableDictionary(),
            Error = data.Map("error") is { } error
                ? new TaskError(Given(error.Text("code"), "error.code"), Given(error.Text("message"), "error.message"))
                : null,
            Policy = new(
                (int)Given(policy.Whole("parallelism"), "policy.parallelism"),
                Given(policy.Whole("interval"), "policy.interval"),
                (int)Given(policy.Whole("pauses"), "policy.pauses"),
                (int)Given(policy.Whole("maxFailures"), "policy.maxFailures")
            ),
            Effect = new NodeEffect
            {
                ImageId = effect.Text("image"),
                Replaces = effect.Flag("replaces") ?? false,
                Drains = effect.Flag("drains") ?? false,
                Milliseconds = effect.Whole("milliseconds") ?? 0,
                Fixes = effect.Texts("fixes") ?? [],
                Leaves = effect.Flag("leaves") ?? false,
                IsReleased = effect.Flag("isReleased") ?? false,
            },
            Stages =
            [
                .. (data.List("stages") ?? []).Select(at => (at as WholeValue)?.Number ?? throw new FormatException("tasks[].stages")),
            ],
            Events =
            [
                .. Given(data.Maps("events"), "tasks[].events")
                    .Select(entry => new TaskEvent(
                        Given(entry.Whole("at"), "events[].at"),
                        Given(entry.Text("action"), "events[].action"),
                        Given(entry.Text("reason"), "events[].reason"),
                        Given(entry.Text("message"), "events[].message"),
                        entry.Flag("warning") ?? false
                    )),
            ],
        };
    }

    private static FieldMap Write(Invocation invocation) =>
        FieldMap.Of(
            ("id", invocation.Id),
            ("command", invocation.CommandId),
            ("clientToken", invocation.ClientToken),
            ("content", invocation.Content),
            ("startedAt", invocation.StartedAt),
            ("endsAt", invocation.EndsAt),
            ("user", invocation.User),
            (
                "results",
                ListValue.Of(
                    invocation.Results.Select(result =>
                        FieldMap.Of(
                            ("instance", result.InstanceId),
                            ("exitCode", (long?)result.ExitCode),
                            ("output", result.Output),
                            ("error", result.Error),
                            ("errorInfo", result.ErrorInfo)
                        )
                    )
                )
            )
        );

    private static Invocation ReadInvocation(FieldMap data) =>
        new()
        {
            Id = Given(data.Text("id"), "invocations[].id"),
            CommandId = Given(data.Text("command"), "invocations[].command"),
            ClientToken = data.Text("clientToken"),
            Content = Given(data.Text("content"), "invocations[].content"),
            StartedAt = Given(data.Whole("startedAt"), "invocations[].startedAt"),
            EndsAt = Given(data.Whole("endsAt"), "invocations[].endsAt"),
            User = Given(data.Text("user"), "invocations[].user"),
            Results =
            [
                .. Given(data.Maps("results"), "invocations[].results")
                    .Select(result => new CommandResult
                    {
                        InstanceId = Given(result.Text("instance"), "results[].instance"),
                        ExitCode = (int?)result.Whole("exitCode"),
                        Output = result.Text("output") ?? string.Empty,
                        Error = result.Text("error"),
                        ErrorInfo = result.Text("errorInfo"),
                    }),
            ],
        };

    private static T Choice<T>(FieldMap data, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(data.Text(name), out var value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"{name} has an unknown value '{data.Text(name)}'");

    private static T Given<T>(T? value, string path)
        where T : class => value ?? throw new FormatException($"{path} is missing");

    private static T Given<T>(T? value, string path)
        where T : struct => value ?? throw new FormatException($"{path} is missing");
}
