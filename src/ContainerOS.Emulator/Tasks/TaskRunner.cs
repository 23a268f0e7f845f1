using System.Globalization;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Nodes.Boot;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Tasks;

/// <summary>Lets time go by: it runs what is due of tasks, nodes and autoscalers, in the order of their moments.</summary>
internal static class TaskRunner
{
    /// <summary>The least duration of a task that has nothing to wait for (assumed).</summary>
    private const long Shortest = 5_000;

    /// <summary>The world at a later moment, and what changed until then. The same world and moment give the same result.</summary>
    internal static (World World, IReadOnlyList<WorldEvent> Events) Advance(World world, long now)
    {
        var editor = new WorldEditor(world, now);
        while (editor.DueAt <= now)
        {
            Run(editor, editor.Due);
        }

        return editor.Finish();
    }

    /// <summary>When a running task ends or pauses, unless a call changes it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="last">The last moment that counts.</param>
    /// <returns>That moment; null when it neither ends nor pauses until then.</returns>
    internal static long? EndOf(World world, string taskId, long last)
    {
        var editor = new WorldEditor(world, last);
        while (editor.DueAt <= last)
        {
            var due = editor.Due;
            Run(editor, due);
            if (editor.Task(taskId).State != TaskState.Running)
            {
                return due.At;
            }
        }

        return null;
    }

    /// <summary>Begins a new task.</summary>
    internal static ClusterTask Begin(WorldEditor editor, ClusterTask task, long at)
    {
        if (task.Kind is TaskKind.Delete or TaskKind.Timed)
        {
            editor.Put(task);
            return task;
        }

        task = Proceed(editor, task, at, isWake: true);
        if (task.Faults.IsStuck)
        {
            // What the first batch has begun stays as it is.
            task = task with
            {
                WakeAt = null,
            };
            foreach (var id in task.NodeIds.AsSpan()[..task.Begun])
            {
                if (editor.Node(id) is { } node)
                {
                    editor.Put(node with { DueAt = null });
                }
            }
        }
        else if (task.Faults.Failure is not null && task.State == TaskState.Running)
        {
            task = task with { WakeAt = Math.Min(task.WakeAt ?? long.MaxValue, at + Shortest) };
        }

        editor.Put(task);
        return task;
    }

    /// <summary>Takes note of what became of a node, and goes on with its task.</summary>
    internal static void Settle(WorldEditor editor, Node node, bool isSuccess, long at, TaskError? fatal = null)
    {
        if (node.TaskId is not { } id || editor.FindTask(id) is not { HasEnded: false } task || task.Outcomes.ContainsKey(node.Id))
        {
            return;
        }

        task = task with { Outcomes = task.Outcomes.SetItem(node.Id, isSuccess), Failures = task.Failures + (isSuccess ? 0 : 1) };
        if (!isSuccess)
        {
            task = task.Log(
                new TaskEvent(at, "fail", "NodeFailed", $"node {node.Name}: {fatal?.Message ?? node.Problem}", IsWarning: true)
            );
        }

        if (fatal is not null)
        {
            task = Fail(editor, task, fatal, at);
        }
        else if (task.State == TaskState.Running)
        {
            task = Proceed(editor, task, at, isWake: false);
        }

        editor.Put(task);
    }

    /// <summary>Goes on with a task that was paused.</summary>
    internal static ClusterTask Resume(WorldEditor editor, ClusterTask task, long at) => Proceed(editor, task, at, isWake: true);

    internal static ClusterTask Ended(ClusterTask task, TaskState state, long at) =>
        task with
        {
            State = state,
            EndedAt = at,
            PausedAt = null,
            WakeAt = null,
        };

    /// <summary>Makes the pool of a task active again.</summary>
    internal static void Release(WorldEditor editor, ClusterTask task, long at)
    {
        if (task.PoolId is { } poolId && editor.FindPool(poolId)?.TaskId == task.Id)
        {
            var scanFrom = task.State == TaskState.Failed ? at + Autoscaler.Backoff : at;
            editor.Update(poolId, pool => Autoscaler.Planned(editor, pool with { State = NodePool.Active }, scanFrom));
        }
    }

    private static void Run(WorldEditor editor, DueStep due)
    {
        switch (due.Subject)
        {
            case DueSubject.Task:
                Wake(editor, editor.Task(due.Id), due.At);
                break;
            case DueSubject.Node:
                NodeLifecycle.Run(editor, editor.Node(due.Id)!, due.At);
                break;
            default:
                Autoscaler.Run(editor, due.Id, due.At);
                break;
        }
    }

    private static void Wake(WorldEditor editor, ClusterTask task, long at)
    {
        if (task.State == TaskState.Paused)
        {
            TaskControl.Cancel(editor, task, at);
        }
        else
        {
            editor.Put(Proceed(editor, task with { WakeAt = null }, at, isWake: true));
        }
    }

    /// <summary>Decides what a running task does next.</summary>
    /// <param name="editor">The change.</param>
    /// <param name="task">The task.</param>
    /// <param name="at">The moment.</param>
    /// <param name="isWake">Whether it was woken, and not just heard from a node.</param>
    private static ClusterTask Proceed(WorldEditor editor, ClusterTask task, long at, bool isWake)
    {
        if (task.Faults.IsStuck && !isWake)
        {
            return task;
        }

        if (task.Faults.Failure is { } failure && at >= task.StartedAt + Shortest && task.Outcomes.Count >= Size(task) / 2)
        {
            return Fail(editor, task, failure, at);
        }

        return task.Kind switch
        {
            TaskKind.Create => Create(editor, task, at, isWake),
            TaskKind.Rollout => Rollout(editor, task, at, isWake),
            TaskKind.Delete => Delete(editor, task, at),
            _ => EndTimed(editor, task, at),
        };
    }

    private static ClusterTask EndTimed(WorldEditor editor, ClusterTask task, long at)
    {
        if (task.ClusterVersion is { } version)
        {
            editor.ClusterVersions = editor.ClusterVersions.SetItem(task.ClusterId, version);
        }

        return Ended(task, TaskState.Success, at);
    }

    private static int Size(ClusterTask task) => Math.Max(task.Target, task.NodeIds.Length);

    private static ClusterTask Create(WorldEditor editor, ClusterTask task, long at, bool isWake)
    {
        if (isWake && task.Begun < task.Target)
        {
            var count = Math.Min(BootModel.WaveSize, task.Target - task.Begun);
            var (nodes, error) = NodeCreation.Create(editor, task, count, at);
            task = (
                task with
                {
                    NodeIds = task.NodeIds.AddRange(nodes),
                    Begun = task.Begun + nodes.Count,
                    Batches = task.Batches + 1,
                    Target = error is null ? task.Target : task.Begun + nodes.Count,
                    Error = error ?? task.Error,
                }
            ).Reach(1, at);
            if (error is not null)
            {
                task = task.Log(new TaskEvent(at, "fail", "ScalingActivityFailed", error.Message, IsWarning: true));
            }
        }

        if (task.Begun < task.Target)
        {
            return isWake ? task with { WakeAt = at + BootModel.WaveInterval } : task;
        }

        if (task.Begun > 0)
        {
            task = task.Reach(task.Outcomes.IsEmpty ? 2 : 3, at);
        }

        return task.Outcomes.Count < task.Begun ? task
            : at < task.StartedAt + Shortest ? task with { WakeAt = task.StartedAt + Shortest }
            : task.Error is { } stock ? Fail(editor, task, stock, at)
            : task.Failures > 0 ? Fail(editor, task, FailedNodes(task), at)
            : End(editor, task, at);
    }

    private static ClusterTask Rollout(WorldEditor editor, ClusterTask task, long at, bool isWake)
    {
        if (!task.Outcomes.IsEmpty)
        {
            task = task.Reach(task.Begun == task.NodeIds.Length ? 3 : 2, at);
        }

        if (task.Failures > task.Policy.MaxFailures)
        {
            return Fail(editor, task, FailedNodes(task), at);
        }

        if (task.Outcomes.Count < task.Begun)
        {
            return task;
        }

        if (task.Begun == task.NodeIds.Length)
        {
            return at < task.StartedAt + Shortest ? task with { WakeAt = task.StartedAt + Shortest } : End(editor, task, at);
        }

        if (!isWake)
        {
            if (task.Batches <= task.Policy.Pauses)
            {
                return (task with { State = TaskState.Paused, PausedAt = at }).Log(
                    new TaskEvent(at, "pause", "TaskPaused", $"paused after batch {task.Batches} as the policy says")
                );
            }

            if (task.Policy.Interval > 0)
            {
                return task with { WakeAt = at + task.Policy.Interval };
            }
        }

        return BeginBatch(editor, task, at);
    }

    private static ClusterTask BeginBatch(WorldEditor editor, ClusterTask task, long at)
    {
        var first = task.Begun;
        var count = Math.Min(task.Policy.Parallelism, task.NodeIds.Length - first);
        task = task.Reach(task.Effect.Drains ? 1 : 2, at) with { Begun = first + count, Batches = task.Batches + 1 };
        if (task.Policy.Parallelism < task.NodeIds.Length)
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"batch {task.Batches} started: nodes {first + 1} to {task.Begun} of {task.NodeIds.Length}"
            );
            task = task.Log(new TaskEvent(at, "start", "BatchStart", text));
        }

        var pool = editor.FindPool(task.PoolId!)!;
        for (var index = first; index < first + count; index++)
        {
            if (editor.Node(task.NodeIds[index]) is { } node)
            {
                var isFailing = task.Faults.IsFailing(index);
                NodeLifecycle.BeginWork(editor, node, pool, task, isFailing, at);
            }
            else
            {
                task = task with { Outcomes = task.Outcomes.SetItem(task.NodeIds[index], true) }; // It has left the pool meanwhile.
            }
        }

        return task.Outcomes.Count == task.Begun ? Rollout(editor, task, at, isWake: false) : task;
    }

    private static ClusterTask Delete(WorldEditor editor, ClusterTask task, long at)
    {
        if (!task.Faults.IsDeleteFailing)
        {
            editor.RemovePool(task.PoolId!);
            return Ended(task, TaskState.Success, at);
        }

        KeepNodes(editor, task, at);
        editor.Update(task.PoolId!, pool => pool with { State = NodePool.DeleteFailed });

        // The text was seen; the code is inferred.
        return Ended(task with { Error = new("ScalingGroupNotEmpty", "ScalingGroup's instances not empty") }, TaskState.Failed, at);
    }

    private static ClusterTask End(WorldEditor editor, ClusterTask task, long at)
    {
        var ended = Ended(task.Reach(3, at), TaskState.Success, at);
        Release(editor, ended, at);
        return ended;
    }

    /// <summary>
    /// Ends a task with an error. Nodes that start for a creation that chaos fails have failed too (inferred); all others go on.
    /// </summary>
    private static ClusterTask Fail(WorldEditor editor, ClusterTask task, TaskError error, long at)
    {
        if (task.Kind == TaskKind.Delete)
        {
            KeepNodes(editor, task, at);
        }

        foreach (var id in task.Kind == TaskKind.Create ? task.NodeIds : [])
        {
            if (editor.Node(id) is { Stage: NodeStage.Joining } node && node.TaskId == task.Id)
            {
                editor.Put(node with { Stage = NodeStage.Failed, StageSince = at, DueAt = null, Problem = error.Message });
            }
        }

        var failed = Ended(task with { Error = error }, TaskState.Failed, at)
            .Log(new TaskEvent(at, "fail", TaskReply.ReasonOf(task.Type) + "Failed", error.Message, IsWarning: true));
        Release(editor, failed, at);
        return failed;
    }

    /// <summary>Keeps the nodes of a pool that is not deleted after all (inferred).</summary>
    private static void KeepNodes(WorldEditor editor, ClusterTask task, long at)
    {
        foreach (var node in editor.Pool(task.PoolId!).Nodes)
        {
            editor.Put(node with { Stage = NodeStage.Ready, StageSince = at });
        }
    }

    private static TaskError FailedNodes(ClusterTask task) =>
        new("NodesFailed", $"{task.Failures} of {task.Begun} nodes did not become ready.");
}
