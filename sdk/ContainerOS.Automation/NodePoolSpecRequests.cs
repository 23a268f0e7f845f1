using ContainerOS.Model.NodePools;
using ContainerOS.Provider.NodePools;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Automation;

/// <summary>
/// The requests of ACK that a pool becomes, for programs that send them with the vendor's client: <c>ToDictionary</c> of a result has the
/// vendor's field names, and <c>TeaModel.ToObject&lt;CreateClusterNodePoolRequest&gt;(dictionary)</c> takes it without a loss. Nothing is
/// checked here: <see cref="AlibabaCloudClientExtensions.PlanNodePoolAsync"/> checks a specification with all rules.
/// </summary>
public static class NodePoolSpecRequests
{
    /// <summary>The body of CreateClusterNodePool.</summary>
    /// <param name="pool">The pool; all values must be known.</param>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public static CreateNodePoolRequest ToCreateRequest(this NodePoolSpec pool) => PoolRequests.Create(pool);

    /// <summary>The body of ModifyClusterNodePool that changes a live pool to all that the specification sets.</summary>
    /// <param name="pool">The pool; all values must be known.</param>
    /// <param name="live">
    /// The live pool, such as <c>NodePool.FromDictionary(reply.Body.ToMap())</c> of the vendor's client: ACK replaces whole lists, so
    /// entries that others added are sent again.
    /// </param>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public static NodePoolPatch ToModifyRequest(this NodePoolSpec pool, NodePool live) => PoolRequests.Modify(pool, live);

    /// <summary>
    /// The body of UpgradeClusterNodepool that moves the nodes to the release and versions of the specification, in the batches of its
    /// rollout.
    /// </summary>
    /// <param name="pool">The pool; all values must be known.</param>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public static NodePoolUpgrade ToUpgradeRequest(this NodePoolSpec pool) => PoolRequests.Upgrade(pool);
}
