using System.Globalization;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Signing;

namespace ContainerOS.Sdk.Transport;

/// <summary>Sends one try of a call, signed, and reads the reply.</summary>
internal sealed class SignedTransport(HttpClient http, Uri endpoint, string version, SdkOptions options)
{
    private static readonly string UserAgent = $"containeros-infra/{typeof(SignedTransport).Assembly.GetName().Version?.ToString(3)}";
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

    /// <summary>Sends the call once.</summary>
    public async Task<ApiReply> SendAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var credentials = await source.GetAsync(ct);
        using var request = Request(call, credentials, out var signature);
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

    private static bool IsUnsent(HttpRequestException fault) =>
        fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private HttpRequestMessage Request(ApiCall call, CloudCredentials credentials, out string signature)
    {
        var body = call.Body is null ? [] : JsonText.Write(call.Body);
        var query = PercentEncoding.Query(call.Query);
        var headers = Headers(call, credentials, body);
        var canonical = new CanonicalRequest(call.Method.Method, call.Path, query, headers, Acs3.Hash(body));
        var request = new HttpRequestMessage(call.Method, new Uri(endpoint, query.Length == 0 ? call.Path : $"{call.Path}?{query}"));
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } };
        }

        foreach (var (name, value) in headers.Where(header => header.Key != "content-type"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var authorization = Acs3.Authorization(canonical, credentials);
        signature = authorization[(authorization.LastIndexOf('=') + 1)..];
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        request.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        return request;
    }

    private Dictionary<string, string> Headers(ApiCall call, CloudCredentials credentials, byte[] body)
    {
        var headers = new Dictionary<string, string>
        {
            ["host"] = endpoint.Authority,
            ["x-acs-action"] = call.Action,
            ["x-acs-version"] = version,
            ["x-acs-date"] = Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString("N"),
            ["x-acs-content-sha256"] = Acs3.Hash(body),
        };
        if (call.Body is not null)
        {
            headers["content-type"] = "application/json; charset=utf-8";
        }

        if (credentials.SecurityToken is { } token)
        {
            headers["x-acs-accesskey-id"] = credentials.AccessKeyId;
            headers["x-acs-security-token"] = token.Reveal();
        }

        return headers;
    }
}
