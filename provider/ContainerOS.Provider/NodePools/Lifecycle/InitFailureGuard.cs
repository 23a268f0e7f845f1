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
    /// <param name="session">The session.</param>
    /// <param name="id">The pool.</param>
    /// <param name="inputs">The requested inputs.</param>
    /// <param name="tag">The tag that the state owns; null for none.</param>
    /// <param name="before">The state of the last run; empty for a new pool.</param>
    /// <param name="unproved">What the operation has not proved yet.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="InitFailedException">The operation failed. It carries the state of the pool, as far as it can be read.</exception>
    internal static async Task<T> RunAsync<T>(
        ProviderSession session,
        PoolId id,
        PropertyMap inputs,
        string? tag,
        PropertyMap before,
        UnprovedProperties unproved,
        Func<Task<T>> operation
    )
    {
        try
        {
            return await operation();
        }
        catch (Exception error) when (error is not InitFailedException)
        {
            var state = await ReadStateAsync(session, id, inputs, tag, before, unproved);
            state = error is RolloutFaultException rollout ? state.With(RolloutStatus.Key, rollout.Status) : state;
            throw new InitFailedException(id.ToString(), state, inputs, [CloudErrors.Describe(error)], error);
        }
    }

    private static async Task<PropertyMap> ReadStateAsync(
        ProviderSession session,
        PoolId id,
        PropertyMap inputs,
        string? tag,
        PropertyMap before,
        UnprovedProperties unproved
    )
    {
        // The id is enough for the next run to find the pool.
        var minimal = inputs.With("nodePoolId", id.NodePoolId);
        minimal = tag is null ? minimal : minimal.With(PoolOwner.StateKey, tag);
        using var timeout = new CancellationTokenSource(ReadTimeout, session.Time);
        try
        {
            // An engine keeps the old inputs of a failed update, so also what has arrived stays open: the program may go back.
            return unproved.AddTo((await session.NodePools.FindAsync(id, inputs, timeout.Token))?.ToState(inputs, tag, before) ?? minimal);
        }
        catch (Exception error) when (CloudErrors.IsExpected(error))
        {
            return unproved.AddTo(minimal);
        }
    }
}
