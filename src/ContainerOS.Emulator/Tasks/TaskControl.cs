using ContainerOS.Emulator.NodePools;
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

    internal static void Pause(WorldEditor editor, string id)
    {
        var task = Controllable(editor, id, CannotPause, TaskState.Running);
        editor.Put(task with { State = TaskState.Paused, PausedAt = editor.Now });
    }

    internal static void Resume(WorldEditor editor, string id)
    {
        var task = Controllable(editor, id, NotSupported, TaskState.Paused);
        var pause = new TaskPause(task.PausedAt!.Value, editor.Now - task.PausedAt.Value);
        editor.Put(task with { State = TaskState.Running, PausedAt = null, Pauses = task.Pauses.Add(pause) });
    }

    internal static void Cancel(WorldEditor editor, string id) =>
        Cancel(editor, Controllable(editor, id, NotSupported, TaskState.Running, TaskState.Paused), editor.Now);

    /// <summary>Cancels the rest of a task: nodes that have not joined are removed, and the others stay as they are.</summary>
    internal static void Cancel(WorldEditor editor, ClusterTask task, long at)
    {
        foreach (var node in editor.Pool(task.PoolId!).Nodes)
        {
            if (node.Stage == NodeStage.Joining)
            {
                editor.RemoveNode(node.Id);
            }
            else if (node.Stage is NodeStage.Working)
            {
                editor.Put(node with { Stage = NodeStage.Ready });
            }
        }

        var rest = editor.Pool(task.PoolId!).Nodes.Count;
        editor.Update(task.PoolId!, pool => pool.WithDesiredSize(rest));
        editor.Put(TaskRunner.Ended(task, TaskState.Canceled, at));
        TaskRunner.Release(editor, task);
    }

    /// <summary>Whether a task can be paused, resumed or canceled while it has not ended.</summary>
    internal static bool IsSupported(ClusterTask task) =>
        task.PoolId is not null && !task.Effect.Leaves && task.PoolState != NodePool.Deleting;

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
