using System.Globalization;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Signing;

namespace ContainerOS.Sdk.Transport;

/// <summary>Writes calls as signed requests to one endpoint.</summary>
internal sealed class SignedRequests(Uri endpoint, string version)
{
    private static readonly string UserAgent = $"containeros-infra/{typeof(SignedRequests).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The request of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="credentials">What it is signed with.</param>
    /// <param name="now">The time it is stamped with.</param>
    /// <param name="signature">The signature, to be kept out of every text.</param>
    public HttpRequestMessage Write(ApiCall call, CloudCredentials credentials, DateTimeOffset now, out string signature)
    {
        var body = call.Body is null ? [] : JsonText.Write(call.Body);
        var query = PercentEncoding.Query(call.Query);
        var headers = Headers(call, credentials, now, body);
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

    private Dictionary<string, string> Headers(ApiCall call, CloudCredentials credentials, DateTimeOffset now, byte[] body)
    {
        var headers = new Dictionary<string, string>
        {
            ["host"] = endpoint.Authority,
            ["x-acs-action"] = call.Action,
            ["x-acs-version"] = version,
            ["x-acs-date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
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
