namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Work that is under way once at most, whoever waits for it; one who gives up ends it for nobody else.</summary>
/// <param name="work">The work; it limits its own time.</param>
/// <typeparam name="T">What it gives.</typeparam>
internal sealed class SharedFlight<T>(Func<Task<T>> work)
{
    private readonly Lock gate = new();
    private Task<T>? flight;

    /// <summary>Joins the work under way, or begins it.</summary>
    public Task<T> JoinAsync(CancellationToken ct)
    {
        lock (gate)
        {
            return (flight is { IsCompleted: false } ? flight : flight = BeginAsync()).WaitAsync(ct);
        }
    }

    private async Task<T> BeginAsync()
    {
        await Task.Yield();
        return await work();
    }
}
