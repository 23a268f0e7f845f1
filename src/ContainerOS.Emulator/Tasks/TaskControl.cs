using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Tasks;

/// <summary>
/// Pauses, resumes and cancels tasks. That a task which drains and removes nodes is refused was seen in records of the real service, with
/// the codes; which other states are refused, and their code, is inferred.
/// </summary>
internal static class TaskControl
{
    private const string CannotPause = "ErrPauseTask";
    private const string NotSupported = "TaskOperationNotSupported";

    /// <summary>Pauses a task: no further batch begins. Nodes whose batch has begun go on.</summary>
    internal static void Pause(WorldEditor editor, string id)
    {
        var task = Controllable(editor, id, CannotPause, TaskState.Running);
        editor.Put(
            (task with { State = TaskState.Paused, PausedAt = editor.Now }).Log(
                new TaskEvent(editor.Now, "pause", "TaskPaused", "paused on request")
            )
        );
    }

    /// <summary>Resumes a task. What it waits for is later by the time of the pause.</summary>
    internal static void Resume(WorldEditor editor, string id)
    {
        var task = Controllable(editor, id, NotSupported, TaskState.Paused);
        var going = (task with { State = TaskState.Running, PausedAt = null }).Log(
            new TaskEvent(editor.Now, "resume", "TaskResumed", "resumed on request")
        );
        editor.Put(
            task.WakeAt is { } wake
                ? going with
                {
                    WakeAt = wake + (editor.Now - task.PausedAt!.Value),
                }
                : TaskRunner.Resume(editor, going, editor.Now)
        );
    }

    internal static void Cancel(WorldEditor editor, string id) =>
        Cancel(editor, Controllable(editor, id, NotSupported, TaskState.Running, TaskState.Paused), editor.Now);

    /// <summary>
    /// Cancels the rest of a task. Nodes whose batch has begun go on, except that nodes of a creation which have not joined are removed
    /// (inferred).
    /// </summary>
    internal static void Cancel(WorldEditor editor, ClusterTask task, long at)
    {
        if (task.Kind == TaskKind.Create)
        {
            foreach (var id in task.NodeIds)
            {
                if (editor.Node(id) is { Stage: NodeStage.Joining })
                {
                    editor.RemoveNode(id);
                }
            }

            var rest = editor.Pool(task.PoolId!).Nodes.Count;
            editor.Update(task.PoolId!, pool => pool.WithDesiredSize(rest));
        }

        var ended = TaskRunner
            .Ended(task, TaskState.Canceled, at)
            .Log(
                new TaskEvent(
                    at,
                    "cancel",
                    "TaskCanceled",
                    task.State == TaskState.Paused ? "canceled while it was paused" : "canceled on request"
                )
            );
        editor.Put(ended);
        TaskRunner.Release(editor, ended, at);
    }

    /// <summary>Whether a task can be paused, resumed or canceled while it has not ended.</summary>
    internal static bool IsSupported(ClusterTask task) => task.Kind is TaskKind.Create or TaskKind.Rollout && !task.Effect.Leaves;

    private static ClusterTask Controllable(WorldEditor editor, string id, string code, params ReadOnlySpan<TaskState> states)
    {
        var task = editor.Task(id);
        ApiException.ThrowUnless(
            states.Contains(task.State),
            $"The task {id} is {TaskReply.StateOf(task.State)}; it must be {Names(states)}",
            "ErrorTaskState"
        );
        ApiException.ThrowUnless(IsSupported(task), $"A task of the type {task.Type} does not support this operation", code);
        return task;
    }

    private static string Names(ReadOnlySpan<TaskState> states)
    {
        List<string> names = [];
        foreach (var state in states)
        {
            names.Add(TaskReply.StateOf(state));
        }

        return string.Join(" or ", names);
    }
}
