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
    private readonly Func<CancellationToken, Task<TimedCredentials>> ask;
    private readonly TimeProvider time;
    private readonly SingleFlight<TimedCredentials> flight;
    private readonly RefreshPause pause;
    private volatile TimedCredentials? held;

    /// <param name="origin">Where they come from, without a secret.</param>
    /// <param name="ask">Gets new ones; limits its own time, because no single caller's token may end what others wait for.</param>
    /// <param name="time">The clock.</param>
    public RefreshingCredentials(string origin, Func<CancellationToken, Task<TimedCredentials>> ask, TimeProvider time)
    {
        (Origin, this.ask, this.time) = (origin, ask, time);
        (flight, pause) = (new(RefreshAsync), new(time));
    }

    public string Origin { get; }

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (Fresh() ?? await AskedAsync(cancellationToken)).Keys;
        }
        catch (SdkException) when (held is { } old && old.Expiration > time.GetUtcNow())
        {
            return old.Keys;
        }
    }

    public bool Renew(CloudCredentials refused)
    {
        if (held is { } now && ReferenceEquals(now.Keys, refused))
        {
            held = null;
        }

        return true;
    }

    private TimedCredentials? Fresh() => held is { } now && now.Expiration - time.GetUtcNow() > Early ? now : null;

    private Task<TimedCredentials> AskedAsync(CancellationToken ct)
    {
        if (pause.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return flight.RunAsync(ct);
    }

    private async Task<TimedCredentials> RefreshAsync()
    {
        if (Fresh() is { } fresh)
        {
            return fresh;
        }

        try
        {
            var got = await ask(CancellationToken.None);
            pause.Succeeded();
            return held = got;
        }
        catch (SdkException fault)
        {
            pause.Failed(fault);
            throw;
        }
    }
}
