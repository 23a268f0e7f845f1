using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Holds temporary credentials and asks for new ones three minutes before they end, once for all callers that wait.</summary>
/// <param name="origin">Where they come from, without a secret.</param>
/// <param name="ask">Gets new ones; limits its own time, because no single caller's token may end what others wait for.</param>
/// <param name="time">The clock.</param>
internal sealed class RefreshingCredentials(string origin, Func<CancellationToken, Task<TimedCredentials>> ask, TimeProvider time) : ICredentialSource
{
    // The vendor's clients refresh when 180 s or less remain (credentials-go).
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(180);
    private readonly Lock gate = new();
    private volatile TimedCredentials? held;
    private Task<TimedCredentials>? flight;

    public string Origin => origin;

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (Fresh() ?? await Flight().WaitAsync(cancellationToken)).Keys;
        }
        catch (SdkException) when (held is { } old && old.Expiration > time.GetUtcNow())
        {
            // What is held still works; the next call asks again.
            return held!.Keys;
        }
    }

    private TimedCredentials? Fresh() => held is { } now && now.Expiration - time.GetUtcNow() > Early ? now : null;

    private Task<TimedCredentials> Flight()
    {
        lock (gate)
        {
            return Fresh() is { } fresh ? Task.FromResult(fresh)
                : flight is { IsCompleted: false } ? flight : flight = RefreshAsync();
        }
    }

    private async Task<TimedCredentials> RefreshAsync()
    {
        await Task.Yield();
        return held = await ask(CancellationToken.None);
    }
}
