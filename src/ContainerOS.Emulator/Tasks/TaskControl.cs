using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Tasks;

/// <summary>Pauses, resumes and cancels tasks. Which states are refused, and with which code, is inferred.</summary>
internal static class TaskControl
{
    internal static void Pause(WorldEditor editor, string id)
    {
        var task = Controllable(editor, id, TaskState.Running);
        editor.Put(task with { State = TaskState.Paused, PausedAt = editor.Now });
    }

    internal static void Resume(WorldEditor editor, string id)
    {
        var task = Controllable(editor, id, TaskState.Paused);
        var pause = new TaskPause(task.PausedAt!.Value, editor.Now - task.PausedAt.Value);
        editor.Put(task with { State = TaskState.Running, PausedAt = null, Pauses = task.Pauses.Add(pause) });
    }

    /// <summary>Cancels the rest of a task: nodes that have not joined are removed, and the others stay as they are.</summary>
    internal static void Cancel(WorldEditor editor, string id)
    {
        var task = Controllable(editor, id, TaskState.Running, TaskState.Paused);
        foreach (var node in editor.Pool(task.PoolId!).Nodes)
        {
            if (node.Stage == NodeStage.Joining)
            {
                editor.RemoveNode(node.Id);
            }
            else if (node.Stage is NodeStage.Working or NodeStage.Removing)
            {
                editor.Put(node with { Stage = NodeStage.Ready });
            }
        }

        var rest = editor.Pool(task.PoolId!).Nodes.Count;
        editor.Update(task.PoolId!, pool => pool.WithDesiredSize(rest));
        editor.Put(TaskRunner.Ended(task, TaskState.Canceled, editor.Now));
        TaskRunner.Release(editor, task);
    }

    private static ClusterTask Controllable(WorldEditor editor, string id, params ReadOnlySpan<TaskState> states)
    {
        var task = editor.Task(id);
        ApiException.ThrowUnless(
            states.Contains(task.State),
            $"The task {id} is {TaskReply.StateOf(task.State)}; it must be {Names(states)}",
            "ErrorTaskState"
        );
        ApiException.ThrowUnless(task.PoolId is not null, $"A task of the type {task.Type} cannot be paused or canceled", "ErrorTaskState");
        ApiException.ThrowUnless(
            task.PoolState != "deleting",
            "The deletion of a node pool cannot be paused or canceled",
            "ErrorTaskState"
        );
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
