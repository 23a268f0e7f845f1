using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.Transport;

/// <summary>Sends one try of a call, signed, and reads the reply.</summary>
internal sealed class SignedTransport(HttpClient http, Uri endpoint, string version, SdkOptions options)
{
    private readonly SignedRequests requests = new(endpoint, version);
    private readonly ICredentialSource source = options.CredentialsOrChain();
    private readonly CallLens lens = new(options);
    private long skewTicks;

    private DateTimeOffset Now => options.Time.GetUtcNow().AddTicks(Interlocked.Read(ref skewTicks));

    /// <summary>Sets the clock that requests are stamped with by the server's.</summary>
    public void SyncClock(string action, DateTimeOffset server)
    {
        var skew = server - options.Time.GetUtcNow();
        Interlocked.Exchange(ref skewTicks, skew.Ticks);
        lens.Tell(new ClockAdjusted(action, skew));
    }

    /// <summary>Takes back refused credentials; whether there may be others.</summary>
    public bool Renew(string action, CloudCredentials refused)
    {
        var mayChange = source.Renew(refused);
        if (mayChange)
        {
            lens.Tell(new CredentialsRenewed(action, source.Origin));
        }

        return mayChange;
    }

    /// <summary>Waits until the account may send another call.</summary>
    /// <returns>The credentials to send it with.</returns>
    public async Task<CloudCredentials> TakeTurnAsync(CancellationToken ct)
    {
        var credentials = await source.GetAsync(ct);
        if (options.CallsPerSecond is { } rate)
        {
            await Gate(credentials).PassAsync(rate, ct);
        }

        return credentials;
    }

    /// <summary>The service refused a call of an account and asks to wait: that goes for all of its calls.</summary>
    public void Hold(CloudCredentials credentials, TimeSpan wait) => Gate(credentials).Hold(wait);

    /// <summary>Sends the call once.</summary>
    public async Task<ApiReply> SendAsync(ApiCall call, CloudCredentials credentials, CallProgress progress, CancellationToken ct)
    {
        using var request = requests.Write(call, credentials, Now, out var signature);
        progress.Sent();
        var scrubber = new Scrubber(call, credentials, signature);
        var watch = lens.BeginTry(call, progress.Tries, request, scrubber);
        try
        {
            using var response = await http.SendAsync(request, ct);
            var text = await response.Content.ReadAsStringAsync(ct);
            return watch.Answered(new(call.Action, (int)response.StatusCode, text, response.Headers, scrubber) { SignedWith = credentials });
        }
        catch (Exception fault) when (watch.Failed(fault))
        {
            throw;
        }
        catch (HttpRequestException fault) when (IsUnsent(fault))
        {
            throw new EndpointUnreachableException(endpoint, fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new ConnectionLostException(call.Action, endpoint, fault);
        }
    }

    private AccountGate Gate(CloudCredentials credentials) => AccountGates.Of(options.Time, credentials.AccessKeyId, endpoint);

    private static bool IsUnsent(HttpRequestException fault) =>
        fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
}
