using System.Runtime.ExceptionServices;
using ContainerOS.Sdk.Errors;
using ContainerOS.Shared;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// Holds temporary credentials and asks for new ones three minutes before they end, once for all callers that wait. A source that
/// failed is left alone for a while: what is held serves until its end, and after that the fault is told again.
/// </summary>
internal sealed class RefreshingCredentials : ICredentialSource
{
    // The vendor's clients refresh when 180 s or less remain (credentials-go).
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(180);
    private readonly Func<CancellationToken, Task<ExpiringCredentials>> fetch;
    private readonly TimeProvider time;
    private readonly SingleFlight<ExpiringCredentials> flight;
    private readonly RefreshBackoff pause;
    private volatile ExpiringCredentials? current;

    /// <param name="origin">Where they come from, without a secret.</param>
    /// <param name="ask">Gets new ones; limits its own time, because no single caller's token may end what others wait for.</param>
    /// <param name="time">The clock.</param>
    public RefreshingCredentials(string origin, Func<CancellationToken, Task<ExpiringCredentials>> ask, TimeProvider time)
    {
        (Origin, this.fetch, this.time) = (origin, ask, time);
        (flight, pause) = (new(RefreshAsync), new(time));
    }

    public string Origin { get; }

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (Fresh() ?? await FetchAsync(cancellationToken).ConfigureAwait(false)).Keys;
        }
        catch (SdkException) when (current is { } old && old.Expiration > time.GetUtcNow())
        {
            return old.Keys;
        }
    }

    public bool Invalidate(CloudCredentials rejected)
    {
        if (current is { } now && ReferenceEquals(now.Keys, rejected))
        {
            current = null;
        }

        return true;
    }

    private ExpiringCredentials? Fresh() => current is { } now && now.Expiration - time.GetUtcNow() > Early ? now : null;

    private Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        if (pause.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return flight.RunAsync(ct);
    }

    private async Task<ExpiringCredentials> RefreshAsync()
    {
        if (Fresh() is { } fresh)
        {
            return fresh;
        }

        try
        {
            var got = await fetch(CancellationToken.None).ConfigureAwait(false);
            pause.Succeeded();
            return current = got;
        }
        catch (SdkException fault)
        {
            pause.Failed(fault);
            throw;
        }
    }
}
