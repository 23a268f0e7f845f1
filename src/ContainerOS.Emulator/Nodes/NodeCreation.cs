using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Nodes;

/// <summary>Creates the nodes of a pool, where there is stock.</summary>
internal static class NodeCreation
{
    /// <summary>Creates instances of a wave, as many as there is stock for.</summary>
    /// <returns>Their ids, and the error of ECS when there is not enough stock; its code and text are those of ECS.</returns>
    internal static (IReadOnlyList<string> Ids, TaskError? Error) Create(WorldEditor editor, ClusterTask task, int count, long at)
    {
        var pool = editor.FindPool(task.PoolId!)!;
        var group = pool.Settings.Group;
        var stock = new Stock(editor, task);
        var types = Ordered(group);
        var version = editor.VersionOf(pool.ClusterId);
        List<string> created = new(count);
        for (var index = task.Begun; index < task.Begun + count; index++)
        {
            if (stock.Take(types, group, index) is not var (type, vSwitch))
            {
                break;
            }

            var isFailing = task.Faults.IsFailing(index);
            var node = new Node
            {
                Id = $"i-bp1{editor.NextHex(17)}",
                Number = editor.NextNodeNumber(),
                PoolId = pool.Id,
                InstanceType = type,
                ImageId = group.ImageId,
                VSwitchId = vSwitch,
                KubernetesVersion = version,
                RuntimeVersion = pool.Settings.Kubernetes.RuntimeVersion,
                Template = group,
                BornAt = at,
                TaskId = task.Id,
                Problem = isFailing ? NodeLifecycle.ChaosProblem : null,
            };
            editor.Put(NodeLifecycle.Boot(editor, node, pool, NodeStage.Joining, at));
            created.Add(node.Id);
        }

        stock.Keep();
        return (
            created,
            created.Count == count
                ? null
                : new(
                    "OperationDenied.NoStock",
                    $"The requested resource is sold out in the specified zone: {string.Join(", ", group.InstanceTypes)} in "
                        + $"{string.Join(", ", group.VSwitchIds.Select(Node.ZoneOf))}. "
                        + $"{task.Begun + created.Count} of {task.Target} instances were created."
                )
        );
    }

    /// <summary>The types of a group in the order in which they are tried: COST_OPTIMIZED takes the cheapest one first.</summary>
    private static IReadOnlyList<string> Ordered(ScalingGroup group) =>
        group.MultiAzPolicy == "COST_OPTIMIZED"
            ? [.. group.InstanceTypes.OrderBy(type => PriceList.OfInstance(InstanceType.Find(type)!))]
            : group.InstanceTypes;

    /// <summary>The stock of ECS while a wave is created.</summary>
    private sealed class Stock(WorldEditor editor, ClusterTask task)
    {
        private readonly StockLimit[] limits = [.. editor.Conditions.Stock];
        private bool isChanged;

        /// <summary>
        /// Takes an instance: of the first type that has stock, in the first zone that has it in the order of the vSwitches. With the
        /// policy BALANCE, the zones take turns.
        /// </summary>
        internal (string Type, string VSwitch)? Take(IReadOnlyList<string> types, ScalingGroup group, int index)
        {
            foreach (var type in types)
            {
                var zones = group.VSwitchIds.Where(vSwitch => Has(type, Node.ZoneOf(vSwitch)));
                if (group.MultiAzPolicy == "BALANCE" && zones.Count() is var count and > 1)
                {
                    zones = zones.Skip(index % count);
                }

                if (zones.FirstOrDefault() is { } chosen)
                {
                    Take(type, Node.ZoneOf(chosen));
                    return (type, chosen);
                }
            }

            return null;
        }

        /// <summary>Keeps the stock after the wave.</summary>
        internal void Keep()
        {
            if (isChanged)
            {
                editor.Conditions = editor.Conditions with { Stock = limits };
            }
        }

        private bool Has(string type, string zone) =>
            ResourceAvailability.HasStock(InstanceType.Find(type)!, zone)
            && task.Faults.HasStock(type, zone)
            && !Array.Exists(limits, limit => limit.Amount == 0 && limit.IsAbout(type, zone));

        private void Take(string type, string zone)
        {
            for (var index = 0; index < limits.Length; index++)
            {
                if (limits[index].IsAbout(type, zone))
                {
                    limits[index] = limits[index] with { Amount = limits[index].Amount - 1 };
                    isChanged = true;
                }
            }
        }
    }
}
