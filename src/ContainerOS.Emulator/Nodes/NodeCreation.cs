using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Nodes;

/// <summary>Creates the nodes of a pool, and says when each is ready.</summary>
internal static class NodeCreation
{
    private const int MinMilliseconds = 30_000;
    private const int MaxMilliseconds = 75_000;

    /// <summary>Adds a node from the settings of its pool. Returns it and how long it takes to be ready, in milliseconds.</summary>
    internal static (Node Node, long Milliseconds) Add(WorldEditor editor, NodePool pool)
    {
        var group = pool.Settings.Group;
        var id = $"i-bp1{editor.NextHex(17)}";
        var node = new Node
        {
            Id = id,
            Number = editor.NextNodeNumber(),
            PoolId = pool.Id,
            InstanceType = group.InstanceTypes[0],
            ImageId = group.ImageId,
            VSwitchId = group.VSwitchIds[id.Sum(letter => letter) % group.VSwitchIds.Length],
            Template = group,
            BornAt = editor.Now,
        };
        editor.Put(node);
        return (node, editor.NextNumber(MinMilliseconds, MaxMilliseconds));
    }
}
