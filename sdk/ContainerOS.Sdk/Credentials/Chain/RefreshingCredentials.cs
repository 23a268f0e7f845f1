using System.Runtime.ExceptionServices;
using ContainerOS.Sdk.Errors;
using ContainerOS.Shared;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// Caches temporary credentials and refreshes them 15 minutes before they expire, once for all callers that wait. After a failure the
/// source is not asked again for a while: the cached credentials are used until they expire, and then the error is thrown again.
/// </summary>
internal sealed class RefreshingCredentials : ICredentialSource
{
    // The shortest session of STS is as long as the margin: it is refreshed in the last quarter of its time.
    private const int LeastShareOfLife = 4;

    // As credentials-csharp does; credentials-go refreshes when 180 s or less remain.
    private static readonly TimeSpan RefreshMargin = TimeSpan.FromMinutes(15);
    private readonly Func<CancellationToken, Task<ExpiringCredentials>> fetch;
    private readonly TimeProvider time;
    private readonly SingleFlight<ExpiringCredentials> flight;
    private readonly RefreshBackoff backoff;
    private volatile ExpiringCredentials? current;

    /// <param name="origin">The source, without a secret.</param>
    /// <param name="fetch">Gets new credentials. It has its own timeout, because a caller must not cancel what others wait for.</param>
    /// <param name="time">The clock.</param>
    public RefreshingCredentials(string origin, Func<CancellationToken, Task<ExpiringCredentials>> fetch, TimeProvider time)
    {
        (Origin, this.fetch, this.time) = (origin, fetch, time);
        (flight, backoff) = (new(RefreshAsync), new(time));
    }

    public string Origin { get; }

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (Fresh() ?? await FetchAsync(cancellationToken).ConfigureAwait(false)).Keys;
        }
        catch (SdkException) when (current is { } cached && cached.Expiration > time.GetUtcNow())
        {
            return cached.Keys;
        }
    }

    public bool Invalidate(CloudCredentials rejected)
    {
        if (current is { } now && ReferenceEquals(now.Keys, rejected))
        {
            // Newer credentials that another call has just fetched stay.
            Interlocked.CompareExchange(ref current, null, now);
        }

        return true;
    }

    private ExpiringCredentials? Fresh() => current is { } now && time.GetUtcNow() < now.RefreshAt ? now : null;

    private DateTimeOffset RefreshTime(DateTimeOffset expiration)
    {
        var share = (expiration - time.GetUtcNow()) / LeastShareOfLife;
        return expiration - (share < RefreshMargin ? share : RefreshMargin);
    }

    private Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        if (backoff.Fault is { } fault)
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
            backoff.Succeeded();
            return current = got with { RefreshAt = RefreshTime(got.Expiration) };
        }
        catch (SdkException fault)
        {
            backoff.Failed(fault);
            throw;
        }
    }
}

/// <summary>Credentials with their expiration.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Expiration">When they expire; <see cref="DateTimeOffset.MaxValue"/> for never.</param>
internal sealed record ExpiringCredentials(CloudCredentials Keys, DateTimeOffset Expiration)
{
    /// <summary>From when on others are fetched.</summary>
    public DateTimeOffset RefreshAt { get; init; }
}

/// <summary>
/// The backoff of a source that failed: one second, doubled with each consecutive failure up to one minute. The numbers are our choice.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RefreshBackoff(TimeProvider time)
{
    private const int MaxDoublings = 6;
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private DateTimeOffset until;
    private int failures;
    private Exception? fault;

    /// <summary>The last error while it is too early for another attempt; null when an attempt is allowed.</summary>
    public Exception? Fault
    {
        get
        {
            lock (gate)
            {
                return time.GetUtcNow() < until ? fault : null;
            }
        }
    }

    public void Succeeded()
    {
        lock (gate)
        {
            (failures, until, fault) = (0, default, null);
        }
    }

    public void Failed(Exception why)
    {
        lock (gate)
        {
            var pause = TimeSpan.FromSeconds(1 << Math.Min(failures++, MaxDoublings));
            (until, fault) = (time.GetUtcNow() + (pause < MaxPause ? pause : MaxPause), why);
        }
    }
}
