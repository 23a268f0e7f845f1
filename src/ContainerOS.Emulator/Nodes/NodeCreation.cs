using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes.Boot;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Nodes;

/// <summary>Creates the nodes of a pool, where there is stock, and plans when each is ready.</summary>
internal static class NodeCreation
{
    private const long ShortestMilliseconds = 5_000;

    /// <summary>
    /// Why no node can be created: no instance type has stock in a zone of the pool; null when one has. Code and text are those of ECS.
    /// </summary>
    internal static TaskError? StockError(WorldEditor editor, ScalingGroup group) =>
        Places(editor.Faults, group).Count > 0
            ? null
            : new(
                "OperationDenied.NoStock",
                $"The requested resource is sold out in the specified zone: {string.Join(", ", group.InstanceTypes)} in "
                    + $"{string.Join(", ", group.VSwitchIds.Select(Node.ZoneOf))}."
            );

    /// <summary>Adds nodes to a pool. Returns the steps in which they become ready.</summary>
    internal static IReadOnlyList<TaskStep> Plan(WorldEditor editor, NodePool pool, int count)
    {
        var places = Places(editor.Faults, pool.Settings.Group);
        List<TaskStep> steps = [];
        for (var index = 0; index < count && places.Count > 0; index++)
        {
            var (type, vSwitch) = places[pool.Settings.Group.MultiAzPolicy == "BALANCE" ? index % places.Count : 0];
            var node = new Node
            {
                Id = $"i-bp1{editor.NextHex(17)}",
                Number = editor.NextNodeNumber(),
                PoolId = pool.Id,
                InstanceType = type,
                ImageId = pool.Settings.Group.ImageId,
                VSwitchId = vSwitch,
                Template = pool.Settings.Group,
                BornAt = editor.Now,
            };
            editor.Put(node);
            var ready = BootModel.Of(node.ImageId).Until(editor.Seed, node.Number, 0, BootPhaseKind.Network);
            steps.Add(new((index / BootModel.WaveSize * BootModel.WaveInterval) + ready, TaskStepKind.Join, [node.Id]));
        }

        var ordered = steps.OrderBy(step => step.Offset).ToList();
        ordered.Add(
            TaskStep.Of(
                Math.Max(ShortestMilliseconds, ordered.Count > 0 ? ordered[^1].Offset : 0),
                places.Count > 0 || count == 0 ? TaskStepKind.End : TaskStepKind.Fail
            )
        );
        return ordered;
    }

    /// <summary>
    /// Where nodes are created, best first: the first type with stock, in the zones that have it, in the order of the vSwitches. A pool
    /// with the policy BALANCE uses all of them in turn, another one the first.
    /// </summary>
    private static List<(string Type, string VSwitch)> Places(TaskFaults faults, ScalingGroup group)
    {
        foreach (var type in group.InstanceTypes)
        {
            var zones = group
                .VSwitchIds.Where(vSwitch => ResourceAvailability.HasStock(InstanceType.Find(type)!, Node.ZoneOf(vSwitch)))
                .Where(vSwitch => faults.HasStock(type, Node.ZoneOf(vSwitch)))
                .Select(vSwitch => (type, vSwitch))
                .ToList();
            if (zones.Count > 0)
            {
                return zones;
            }
        }

        return [];
    }
}
