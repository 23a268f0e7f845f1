namespace ContainerOS.Shared;

/// <summary>
/// Values by key, each created at most once at a time: concurrent callers of a key share one creation, and its result is kept.
/// </summary>
/// <remarks>
/// A creation that fails or is cancelled is not kept: the callers that waited for it get its exception, and the next caller starts a
/// new one. The creation gets no caller's token, so a caller that cancels stops waiting and does not cancel the others.
/// </remarks>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
internal sealed class SingleFlightCache<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Task<TValue>> entries = [];

    /// <summary>The kept or running creations, in no particular order.</summary>
    public IReadOnlyList<Task<TValue>> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries.Values];
            }
        }
    }

    /// <summary>The value of a key. It is created when there is none and when the last creation failed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="create">Creates the value.</param>
    /// <param name="cancellationToken">Cancels the wait of this caller only.</param>
    public Task<TValue> GetAsync(TKey key, Func<TKey, Task<TValue>> create, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry) || entry.IsFaulted || entry.IsCanceled)
            {
                // Not inline: the creation must not run under the lock.
                entry = entries[key] = Task.Run(() => create(key), CancellationToken.None);
            }

            return entry.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Removes a key if it still has the given value, so that a newer value of another caller stays.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value to remove.</param>
    /// <returns>Whether this call removed it.</returns>
    public bool TryRemove(TKey key, TValue value)
    {
        lock (gate)
        {
            return entries.TryGetValue(key, out var entry)
                && entry.IsCompletedSuccessfully
                && EqualityComparer<TValue>.Default.Equals(entry.Result, value)
                && entries.Remove(key);
        }
    }
}
