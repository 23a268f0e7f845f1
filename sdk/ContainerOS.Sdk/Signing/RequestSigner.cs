using System.Globalization;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Signing;

/// <summary>Creates signed requests to one service.</summary>
/// <param name="endpoint">The endpoint of the service.</param>
/// <param name="version">The version of its API.</param>
/// <param name="clock">The clock for time stamps.</param>
internal sealed class RequestSigner(Uri endpoint, string version, RequestClock clock)
{
    private const string ContentType = "content-type";
    private const string Json = "application/json; charset=utf-8";
    private static readonly string UserAgent = $"containeros-infra/{typeof(RequestSigner).Assembly.GetName().Version?.ToString(3)}";

    // Path and query are already encoded, and must be sent exactly as they were signed.
    private static readonly UriCreationOptions AsSigned = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly string server = endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Creates the signed request of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="credentials">The credentials to sign with.</param>
    /// <param name="signature">The signature; it is secret for as long as the service accepts it.</param>
    public HttpRequestMessage Sign(ApiCall call, CloudCredentials credentials, out string signature)
    {
        var body = call.Body is null ? null : JsonText.Write(call.Body);
        var query = PercentEncoding.Query(call.Query);
        var payload = body is null ? Acs3Signature.HashOfEmptyBody : Acs3Signature.Hash(body);
        var headers = Headers(call, credentials, payload);
        var canonical = new CanonicalRequest(call.Method.Method, call.Path, query, headers, payload);
        signature = Acs3Signature.Sign(canonical, credentials.AccessKeySecret);
        headers.Add(
            new(
                "Authorization",
                $"{Acs3Signature.Algorithm} Credential={credentials.AccessKeyId},"
                    + $"SignedHeaders={canonical.SignedHeaders},Signature={signature}"
            )
        );
        return Message(call.Method, new(query.Length == 0 ? server + call.Path : $"{server}{call.Path}?{query}", AsSigned), headers, body);
    }

    private static HttpRequestMessage Message(HttpMethod method, Uri address, List<KeyValuePair<string, string>> headers, byte[]? body)
    {
        var message = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers.Where(header => header.Key != ContentType))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.TryAddWithoutValidation("accept", "application/json");
        message.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        // The handler sends a request without content up to four times, with one nonce, when its connection is closed before a reply. With
        // content, even an empty one, it does not: the retries are those of the pipeline, and each has its signature and nonce.
        message.Content = new ByteArrayContent(body ?? []);
        if (body is not null)
        {
            message.Content.Headers.TryAddWithoutValidation(ContentType, Json);
        }

        return message;
    }

    private List<KeyValuePair<string, string>> Headers(ApiCall call, CloudCredentials credentials, string payload)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("host", endpoint.Authority),
            new("x-acs-action", call.Action),
            new("x-acs-version", version),
            new("x-acs-date", clock.Stamp()),
            new("x-acs-signature-nonce", Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)),
            new("x-acs-content-sha256", payload),
        ];
        if (call.Body is not null)
        {
            headers.Add(new(ContentType, Json));
        }

        if (credentials.SecurityToken is { } token)
        {
            headers.Add(new("x-acs-accesskey-id", credentials.AccessKeyId));
            headers.Add(new("x-acs-security-token", token.Reveal()));
        }

        return headers;
    }
}

/// <summary>The clock for request time stamps: that of this machine, corrected after a clock-skew error.</summary>
/// <param name="time">The clock of this machine.</param>
internal sealed class RequestClock(TimeProvider time)
{
    private long skewTicks;

    /// <summary>The current time in the format of requests.</summary>
    public string Stamp() =>
        time.GetUtcNow()
            .AddTicks(Interlocked.Read(ref skewTicks))
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Synchronizes with the clock of the service.</summary>
    /// <returns>How far the clock of the service is ahead of the clock of this machine.</returns>
    public TimeSpan SyncWith(DateTimeOffset server)
    {
        var skew = server - time.GetUtcNow();
        Interlocked.Exchange(ref skewTicks, skew.Ticks);
        return skew;
    }
}
