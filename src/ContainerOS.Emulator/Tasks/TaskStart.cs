using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Tasks;

/// <summary>Starts tasks.</summary>
internal static class TaskStart
{
    /// <summary>Starts a task of a pool, which is busy until it ends.</summary>
    internal static ClusterTask OfPool(
        WorldEditor editor,
        NodePool pool,
        string type,
        string state,
        IReadOnlyList<TaskStep> steps,
        NodeEffect? effect = null,
        TaskError? error = null
    )
    {
        var total = steps[^1].Offset;
        (steps, error) = FaultySteps.Of(editor.Faults, steps, error);
        var task = new ClusterTask
        {
            Id = "T-" + editor.NextHex(24),
            Type = type,
            ClusterId = pool.ClusterId,
            PoolId = pool.Id,
            PoolState = state,
            StartedAt = editor.Now,
            Total = Math.Max(total, steps.Count == 0 ? 0 : steps[^1].Offset),
            Steps = [.. steps],
            Effect = effect ?? NodeEffect.None,
            Error = error,
        };
        editor.Put(task);
        editor.Update(pool.Id, draft => draft with { State = state, TaskId = task.Id });
        return task;
    }

    /// <summary>Starts a task of a cluster.</summary>
    internal static ClusterTask OfCluster(WorldEditor editor, string clusterId, string type, long lasting)
    {
        var task = new ClusterTask
        {
            Id = "T-" + editor.NextHex(24),
            Type = type,
            ClusterId = clusterId,
            StartedAt = editor.Now,
            Total = lasting,
            Steps = [TaskStep.Of(lasting, TaskStepKind.End)],
        };
        editor.Put(task);
        return task;
    }
}
