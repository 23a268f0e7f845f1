using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools;

/// <summary>The requests of ACK that a pool becomes, for programs that send them themselves.</summary>
public static class PoolRequests
{
    /// <summary>
    /// The request that creates the pool. It has no ownership tag, and neither containerd and kernel options, which ACK takes with another
    /// call (<see cref="NodeConfigChange"/>).
    /// </summary>
    /// <param name="pool">The pool; all values must be known.</param>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public static CreateNodePoolRequest Create(NodePoolSpec pool) =>
        NodePoolRequests.CreateRequest(InputsOf(pool), ImageOf(pool), ownership: null);

    /// <summary>The request that changes a live pool to all that the pool sets.</summary>
    /// <param name="pool">The pool; all values must be known.</param>
    /// <param name="live">The live pool: ACK replaces whole lists, so entries that others added are sent again.</param>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public static NodePoolPatch Modify(NodePoolSpec pool, NodePool live)
    {
        ArgumentNullException.ThrowIfNull(live);
        var inputs = InputsOf(pool);
        var changes = SchemaDiff.Between(NodePoolShape.Inputs, PropertyMap.Empty, inputs).ToList();
        return NodePoolRequests.CreatePatch(live.ToJson(), inputs, changes, imageId: null, ownership: null, ContentPacking.None);
    }

    /// <summary>The request that moves the nodes of a pool to its release and versions, in the batches of its rollout.</summary>
    /// <param name="pool">The pool; all values must be known.</param>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public static NodePoolUpgrade Upgrade(NodePoolSpec pool)
    {
        InputsOf(pool);
        var rollout = pool.Rollout?.Content ?? new RolloutSpec();
        return new NodePoolUpgrade
        {
            KubernetesVersion = pool.KubernetesVersion?.Content.ToString(),
            ImageId = ImageOf(pool),
            RuntimeType = pool.RuntimeVersion is null ? null : "containerd",
            RuntimeVersion = pool.RuntimeVersion?.Content,
            UseReplace = true,
            IgnoreWarningCheck = rollout.IgnoreWarnings?.Content,
            NodeNames = rollout.NodeNames?.Items.Select(name => name.Content).ToList(),
            RollingPolicy = new UpgradeRollingPolicy
            {
                MaxParallelism = rollout.MaxParallelism?.Content ?? 1,
                MaxFailedNodes = rollout.MaxFailedNodes?.Content ?? 0,
                BatchInterval = rollout.BatchIntervalMinutes?.Content,
                PausePolicy = rollout.Pause?.Content switch
                {
                    RolloutPause.FirstBatch => "FirstBatch",
                    RolloutPause.EveryBatch => "EveryBatch",
                    _ => "NotPause",
                },
            },
        };
    }

    private static PropertyMap InputsOf(NodePoolSpec pool)
    {
        var inputs = NodePoolBinding.Write(pool);
        return inputs.ContainsUnknowns
            ? throw new ArgumentException("The specification has values that are not known. Set them all.", nameof(pool))
            : inputs;
    }

    // A program that uses a lock file names the image of its pin itself; otherwise the table of releases decides.
    private static string? ImageOf(NodePoolSpec pool) =>
        new LockedImages(LockSettings.None, string.Empty, TimeProvider.System).Resolve(pool.Os.ObjectOrNull()).ImageId;
}
