using System.Net.Http.Headers;
using ContainerOS.Sdk.Signing;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Observability;

/// <summary>One HTTP request and its reply, with secrets and user data redacted. Texts are formatted when they are read.</summary>
public sealed class HttpExchange
{
    private readonly ApiCall call;
    private readonly SecretRedactor redactor;
    private readonly HttpRequestHeaders requestHeaders;
    private readonly HttpResponseHeaders? replyHeaders;
    private readonly string? reply;

    internal HttpExchange(ApiCall call, HttpRequestMessage request, SecretRedactor redactor, ApiReply? reply)
    {
        (this.call, this.redactor, requestHeaders, replyHeaders, this.reply) = (
            call,
            redactor,
            request.Headers,
            reply?.Headers,
            reply?.Body.Text
        );
        (Server, Status, RequestId) = (new(request.RequestUri!.GetLeftPart(UriPartial.Authority)), reply?.Status, reply?.RequestId);
    }

    /// <summary>The HTTP method.</summary>
    public string Method => call.Method.Method;

    /// <summary>Scheme, host and port.</summary>
    public Uri Server { get; }

    /// <summary>The path, with its segments encoded.</summary>
    public string Path => call.Path;

    /// <summary>The HTTP status; null when no complete reply came.</summary>
    public int? Status { get; }

    /// <summary>The vendor's id of the request, or null.</summary>
    public string? RequestId { get; }

    /// <summary>The query, encoded; empty when there is none.</summary>
    public string Query() =>
        PercentEncoding.Query(
            call.Query.Select(pair =>
                KeyValuePair.Create(pair.Key, SensitiveNames.IsSensitive(pair.Key) ? JsonRedactor.Placeholder : redactor.Redact(pair.Value))
            )
        );

    /// <summary>The headers of the request. Values are shown only for headers that are known not to be sensitive.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RequestHeaders() => Shown(requestHeaders);

    /// <summary>The headers of the reply. Values are shown only for headers that are known not to be sensitive.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ReplyHeaders() => replyHeaders is null ? [] : Shown(replyHeaders);

    /// <summary>The body of the request as JSON; empty when there is none.</summary>
    public string RequestBody() => call.Body is null ? string.Empty : new JsonRedactor(redactor).Redact(call.Body);

    /// <summary>The body of the reply as JSON. Of a body that is not JSON only the length is shown.</summary>
    public string ReplyBody() => new JsonRedactor(redactor).Redact(reply ?? string.Empty);

    private static KeyValuePair<string, string>[] Shown(HttpHeaders headers) =>
        [
            .. headers.NonValidated.Select(header =>
                KeyValuePair.Create(
                    header.Key,
                    SensitiveNames.IsHarmlessHeader(header.Key) ? header.Value.ToString() : JsonRedactor.Placeholder
                )
            ),
        ];
}
