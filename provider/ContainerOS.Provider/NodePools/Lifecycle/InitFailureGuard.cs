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
    /// <param name="change">What the operation does to the pool.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="InitFailedException">The operation failed. It carries the state of the pool, as far as it can be read.</exception>
    internal static async Task<T> RunAsync<T>(ProviderSession session, NodePoolChange change, Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception error) when (error is not InitFailedException)
        {
            var state = await ReadStateAsync(session, change);
            state = error is RolloutFaultException rollout ? state.With(RolloutStatus.Key, rollout.Status) : state;
            throw new InitFailedException(change.Id.ToString(), state, change.News, [CloudErrors.Describe(error)], error);
        }
    }

    private static async Task<PropertyMap> ReadStateAsync(ProviderSession session, NodePoolChange change)
    {
        // The id is enough for the next run to find the pool.
        var minimal = change.News.With("nodePoolId", change.Id.NodePoolId);
        minimal = change.Tag is null ? minimal : minimal.With(PoolOwner.StateKey, change.Tag);
        using var timeout = new CancellationTokenSource(ReadTimeout, session.Time);
        PropertyMap state;
        try
        {
            state =
                (await session.NodePools.FindAsync(change.Id, change.News, timeout.Token))?.ToState(change.News, change.Tag, change.State)
                ?? minimal;
        }
        catch (Exception error) when (CloudErrors.IsExpected(error))
        {
            state = minimal;
        }

        // The version of the program is not that of the nodes before their rollout is done.
        state = change.State.Find("kubernetesVersion") is { } version ? state.With("kubernetesVersion", version) : state;

        // An engine keeps the old inputs of a failed update, so also what has arrived stays open: the program may go back.
        return change.Task.AddTo(change.Unproved.AddTo(state));
    }
}
