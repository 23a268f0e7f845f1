using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Tasks;

/// <summary>Lets tasks go on: it runs each step that is due, in the order of their moments.</summary>
internal static class TaskRunner
{
    /// <summary>The world at a later moment, and what changed until then. The same world and moment give the same result.</summary>
    internal static (World World, IReadOnlyList<WorldEvent> Events) Advance(World world, long now)
    {
        var editor = new WorldEditor(world, now);
        while (editor.DueAt <= now)
        {
            Run(editor, editor.Task(editor.DueTask), editor.DueAt);
        }

        return editor.Finish();
    }

    /// <summary>Runs all steps of a task that are due at a moment.</summary>
    private static void Run(WorldEditor editor, ClusterTask task, long at)
    {
        if (task.State == TaskState.Paused)
        {
            TaskControl.Cancel(editor, task, at);
            return;
        }

        while (task.State == TaskState.Running && task.DueAt == at)
        {
            var step = task.Steps[task.Next];
            task = task with { Next = task.Next + 1 };
            switch (step.Kind)
            {
                case TaskStepKind.Join:
                    Change(
                        editor,
                        step,
                        node => node.Stage == NodeStage.Joining ? node with { Stage = NodeStage.Ready, ReadyAt = at } : node
                    );
                    break;
                case TaskStepKind.Begin:
                    var stage = task.Effect.Leaves ? NodeStage.Removing : NodeStage.Working;
                    Change(editor, step, node => node with { Stage = stage });
                    break;
                case TaskStepKind.Complete:
                    Complete(editor, step, task.Effect);
                    break;
                case TaskStepKind.Pause:
                    task = task with { State = TaskState.Paused, PausedAt = at };
                    break;
                case TaskStepKind.FailNodes:
                    Change(editor, step, node => node with { Stage = NodeStage.Failed });
                    break;
                case TaskStepKind.Fail:
                    task = Ended(task, TaskState.Failed, at);
                    Abandon(editor, task);
                    Release(editor, task);
                    break;
                case TaskStepKind.FailDelete:
                    task = Ended(task, TaskState.Failed, at);
                    editor.Update(task.PoolId!, pool => pool with { State = NodePool.DeleteFailed });
                    break;
                case TaskStepKind.End:
                    task = Ended(task, TaskState.Success, at);
                    Release(editor, task);
                    break;
                case TaskStepKind.EndWithoutPool:
                    task = Ended(task, TaskState.Success, at);
                    editor.RemovePool(task.PoolId!);
                    break;
                default:
                    throw new InvalidOperationException($"The step {step.Kind} is not known.");
            }
        }

        editor.Put(task);
    }

    internal static ClusterTask Ended(ClusterTask task, TaskState state, long at) =>
        task with
        {
            State = state,
            EndedAt = at,
            PausedAt = null,
            Steps = [],
            Next = 0,
        };

    /// <summary>Makes the pool of a task active again.</summary>
    internal static void Release(WorldEditor editor, ClusterTask task)
    {
        if (task.PoolId is { } poolId)
        {
            editor.Update(poolId, pool => pool.TaskId == task.Id ? pool with { State = NodePool.Active } : pool);
        }
    }

    /// <summary>Leaves the nodes of a failed task: those that have not joined failed, and the others go on as before (inferred).</summary>
    private static void Abandon(WorldEditor editor, ClusterTask task)
    {
        foreach (var node in editor.Pool(task.PoolId!).Nodes)
        {
            if (node.Stage == NodeStage.Joining)
            {
                editor.Put(node with { Stage = NodeStage.Failed });
            }
            else if (node.Stage is NodeStage.Working or NodeStage.Removing)
            {
                editor.Put(node with { Stage = NodeStage.Ready });
            }
        }
    }

    private static void Change(WorldEditor editor, TaskStep step, Func<Node, Node> change)
    {
        foreach (var id in step.NodeIds)
        {
            if (editor.Node(id) is { } node)
            {
                editor.Put(change(node));
            }
        }
    }

    private static void Complete(WorldEditor editor, TaskStep step, NodeEffect effect)
    {
        if (effect is { Leaves: true, IsReleased: true })
        {
            foreach (var id in step.NodeIds)
            {
                editor.RemoveNode(id);
            }

            return;
        }

        Change(
            editor,
            step,
            node =>
                node with
                {
                    Stage = NodeStage.Ready,
                    PoolId = effect.Leaves ? null : node.PoolId,
                    ImageId = effect.ImageId ?? node.ImageId,
                    Fixed = effect.ImageId is null ? [.. node.Fixed.Union(effect.Fixes)] : [],
                }
        );
    }
}
