using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Ownership;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Sees to it that a pool that exists is never forgotten, whatever goes wrong after it was made.</summary>
internal static class InitFailureGuard
{
    /// <summary>Runs work on an existing pool; a failure carries the pool's state as far as it can be read.</summary>
    internal static async Task<T> RunAsync<T>(CloudNodePools pools, PoolId id, PropertyMap inputs, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is not InitFailedException)
        {
            throw new InitFailedException(id.ToString(), await StateAsync(pools, id, inputs), inputs, [CloudErrors.Describe(fault)], fault);
        }
    }

    private static async Task<PropertyMap> StateAsync(CloudNodePools pools, PoolId id, PropertyMap inputs)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            return (await pools.FindAsync(id, inputs, patience.Token))?.ToState(inputs) ?? WithoutReading(id, inputs);
        }
        catch (Exception fault) when (CloudErrors.IsExpected(fault))
        {
            return WithoutReading(id, inputs);
        }
    }

    /// <summary>What is known without asking: enough to find the pool again.</summary>
    private static PropertyMap WithoutReading(PoolId id, PropertyMap inputs) => inputs.With("nodePoolId", id.NodePoolId);
}
