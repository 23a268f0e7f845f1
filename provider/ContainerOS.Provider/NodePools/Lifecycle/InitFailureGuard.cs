using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Ownership;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Keeps an existing pool in the state of the engine when an operation on it fails.</summary>
internal static class InitFailureGuard
{
    /// <summary>How long the pool is read for its state after a failure. The failure itself is not delayed for longer.</summary>
    internal static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Runs an operation on an existing pool.</summary>
    /// <exception cref="InitFailedException">The operation failed. It carries the state of the pool, as far as it can be read.</exception>
    internal static async Task<T> RunAsync<T>(ProviderSession session, PoolId id, PropertyMap inputs, Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception error) when (error is not InitFailedException)
        {
            var state = await ReadStateAsync(session, id, inputs);
            throw new InitFailedException(id.ToString(), state, inputs, [CloudErrors.Describe(error)], error);
        }
    }

    private static async Task<PropertyMap> ReadStateAsync(ProviderSession session, PoolId id, PropertyMap inputs)
    {
        // The id is enough for the next run to find the pool.
        var minimal = inputs.With("nodePoolId", id.NodePoolId);
        using var timeout = new CancellationTokenSource(ReadTimeout, session.Time);
        try
        {
            return (await session.NodePools.FindAsync(id, inputs, timeout.Token))?.ToState(inputs) ?? minimal;
        }
        catch (Exception error) when (CloudErrors.IsExpected(error))
        {
            return minimal;
        }
    }
}
