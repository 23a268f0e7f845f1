using ContainerOS.Model.NodePools;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;

namespace ContainerOS.Automation;

/// <summary>Creates and updates node pools from a specification, as <c>pulumi up</c> does for a program.</summary>
public static class AlibabaCloudClientExtensions
{
    /// <summary>
    /// Checks a specification with all rules, creates the pool or updates what differs, waits until all nodes are Ready, and verifies the
    /// result by reading it back. Properties that the specification does not set keep their live values. Safe to call again after a
    /// cancellation or a failure: the pool is found by its name and its ownership tag.
    /// </summary>
    /// <param name="cloud">The client.</param>
    /// <param name="spec">
    /// The pool. All values must be known; the cluster is required, and so is the name unless <see cref="ApplyOptions.Resource"/> is set.
    /// </param>
    /// <param name="options">The owner of the pool, and how the specification is applied.</param>
    /// <param name="cancellationToken">Cancels the call; work that ACK has started continues.</param>
    /// <exception cref="SpecRejectedException">Rules reject the specification; nothing was sent.</exception>
    /// <exception cref="ApplyFailedException">The pool could not be created or updated.</exception>
    /// <exception cref="ArgumentException">The specification has no name or has a value that is not known; nothing was sent.</exception>
    public static async Task<ApplyResult> ApplyNodePoolAsync(
        this AlibabaCloudClient cloud,
        NodePoolSpec spec,
        ApplyOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(options);
        using var operation = new ApplyOperation(cloud, spec, options);
        return await operation.ApplyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Plans, runs, follows and takes back rollouts of live pools, as <c>containeros rollout</c> does. <see cref="ApplyNodePoolAsync"/>
    /// runs one by itself where the specification has another OS.
    /// </summary>
    /// <param name="cloud">The client.</param>
    /// <param name="progress">
    /// Receives each moment before its step is made. <see cref="RolloutMoment.QuarantinesImage"/> is set when the image is bad.
    /// </param>
    public static RolloutRunner Rollouts(this AlibabaCloudClient cloud, IProgress<RolloutMoment>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        return new(cloud, progress);
    }

    /// <summary>Returns what <see cref="ApplyNodePoolAsync"/> would do, without changing anything.</summary>
    /// <param name="cloud">The client.</param>
    /// <param name="spec">The pool; see <see cref="ApplyNodePoolAsync"/>.</param>
    /// <param name="options">The owner of the pool.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SpecRejectedException">Rules reject the specification or the change.</exception>
    /// <exception cref="ApplyFailedException">A call failed, or the name belongs to a pool of another owner.</exception>
    /// <exception cref="ArgumentException">The specification has no name or has a value that is not known.</exception>
    public static async Task<PoolPlan> PlanNodePoolAsync(
        this AlibabaCloudClient cloud,
        NodePoolSpec spec,
        ApplyOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(options);
        using var operation = new ApplyOperation(cloud, spec, options);
        return await operation.PlanAsync(cancellationToken).ConfigureAwait(false);
    }
}
