using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Automation;

/// <summary>Brings a node pool to what a spec says, as <c>up</c> does for a program, from code.</summary>
public static class NodePoolClientExtensions
{
    /// <summary>
    /// Checks the spec with every rule and the facts of the cloud, makes the pool or changes what differs, follows until every node is
    /// Ready, reads back, and tells what happened. A canceled or failed call is continued by the next one: the pool is found by its name
    /// and its ownership tag. What the spec does not give stays as the cloud has it.
    /// </summary>
    /// <param name="pools">The way to the cloud.</param>
    /// <param name="spec">The pool; its cluster and, unless <see cref="ApplyOptions.Resource"/> is given, its name have to be known.</param>
    /// <param name="options">Whose the pool is, and how it is applied; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call; the work in the cloud goes on.</param>
    /// <exception cref="SpecRejectedException">Rules refuse the spec; nothing was sent.</exception>
    /// <exception cref="ApplyFailedException">The pool could not be made or did not become what was asked for.</exception>
    /// <exception cref="ArgumentException">The spec has no name, or holds a value that is not known; nothing was sent.</exception>
    public static async Task<ApplyResult> ApplyAsync(
        this NodePoolClient pools,
        NodePoolSpec spec,
        ApplyOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pools);
        ArgumentNullException.ThrowIfNull(spec);
        using var run = new ApplyOperation(pools, spec, options ?? new ApplyOptions());
        return await ApplyErrors.TranslateAsync(() => run.ApplyAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells what <see cref="ApplyAsync"/> would do; changes nothing.</summary>
    /// <param name="pools">The way to the cloud.</param>
    /// <param name="spec">The pool.</param>
    /// <param name="options">Whose the pool is; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SpecRejectedException">Rules refuse the spec, or the change.</exception>
    /// <exception cref="ApplyFailedException">The cloud could not be asked, or the name is someone else's.</exception>
    /// <exception cref="ArgumentException">The spec has no name, or holds a value that is not known.</exception>
    public static async Task<PoolPlan> PlanAsync(
        this NodePoolClient pools,
        NodePoolSpec spec,
        ApplyOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pools);
        ArgumentNullException.ThrowIfNull(spec);
        using var run = new ApplyOperation(pools, spec, options ?? new ApplyOptions());
        return await ApplyErrors
            .TranslateAsync(async () => (await run.PlanAsync(cancellationToken).ConfigureAwait(false)).Plan, cancellationToken)
            .ConfigureAwait(false);
    }
}
