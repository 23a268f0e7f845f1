using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>
/// Shrinks a generated pool, so that a failure is reported with the smallest pool that causes it. A valid pool stays valid.
/// </summary>
internal static class PoolShrinker
{
    /// <summary>The pool without one of its parts, the largest parts first.</summary>
    internal static IEnumerable<NodePoolSpec> Shrink(NodePoolSpec pool) =>
        new[]
        {
            pool with
            {
                Bootstrap = null,
            },
            pool with
            {
                Kubelet = null,
            },
            pool with
            {
                Containerd = null,
            },
            pool with
            {
                Rollout = null,
            },
            pool with
            {
                Labels = null,
            },
            pool with
            {
                Taints = null,
            },
            pool with
            {
                Tags = null,
            },
            pool with
            {
                SystemDisk = null,
            },
            pool with
            {
                InstanceTypes = Fewer(pool.InstanceTypes),
            },
            pool with
            {
                VSwitchIds = Fewer(pool.VSwitchIds),
            },
        }
            .Concat(WithFewerSteps(pool))
            .Where(smaller => smaller != pool);

    private static ValueList<string>? Fewer(ValueList<string>? list) =>
        list is { Items.Count: > 1 } ? ValueList<string>.Of(list.Items.Take(list.Items.Count / 2)) : list;

    private static IEnumerable<NodePoolSpec> WithFewerSteps(NodePoolSpec pool)
    {
        if (pool.Bootstrap is not { Items: [var only] } || only.Content.Steps is not { Items: { Count: > 1 } steps })
        {
            return [];
        }

        return Enumerable
            .Range(0, steps.Count)
            .Select(at =>
                pool with
                {
                    Bootstrap = ValueList<BootstrapContainer>.Of(
                        only.Content with
                        {
                            Steps = ValueList<BootstrapStep>.Of(steps.Where((_, index) => index != at)),
                        }
                    ),
                }
            );
    }
}
