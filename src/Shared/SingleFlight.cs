namespace ContainerOS.Shared;

/// <summary>An operation that runs at most once at a time: callers that arrive while it runs share its result.</summary>
/// <remarks>
/// The operation gets no caller's token, so a caller that cancels stops waiting and does not cancel the others. The operation must
/// limit its own time. Results are not kept: the next caller after the end starts the operation again.
/// </remarks>
/// <param name="operation">The operation.</param>
/// <typeparam name="T">The type of the result.</typeparam>
internal sealed class SingleFlight<T>(Func<Task<T>> operation)
{
    private readonly Lock gate = new();
    private Task<T>? current;

    /// <summary>Waits for the running operation, or starts it.</summary>
    /// <param name="cancellationToken">Cancels the wait of this caller only.</param>
    public Task<T> RunAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (current is null or { IsCompleted: true })
            {
                current = Task.Run(operation, CancellationToken.None); // Not inline: the operation must not run under the lock.
            }

            return current.WaitAsync(cancellationToken);
        }
    }
}
