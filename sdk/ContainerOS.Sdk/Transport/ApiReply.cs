using System.Net.Http.Headers;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>A reply as it came.</summary>
/// <param name="Action">The action that was called.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">The body.</param>
/// <param name="Headers">The headers.</param>
internal sealed record ApiReply(string Action, int Status, string Text, HttpResponseHeaders Headers)
{
    private const int FirstNonSuccess = 300;
    private JToken? json;

    /// <summary>Whether the service did what was asked.</summary>
    public bool IsSuccess => Status < FirstNonSuccess;

    /// <summary>The body as JSON.</summary>
    /// <exception cref="MalformedReplyException">It is none.</exception>
    public JToken Json => json ??= Parse();

    private JToken Parse()
    {
        try
        {
            return JsonText.Read(Text);
        }
        catch (JsonException fault)
        {
            throw new MalformedReplyException(Action, Status, RequestId(null), Text.Length == 0 ? "it is empty" : "it is not JSON", fault);
        }
    }

    /// <summary>The service's error.</summary>
    public ApiException Error()
    {
        var body = Json as JObject ?? throw new MalformedReplyException(Action, Status, RequestId(null), "it is no JSON object");
        var code = (string?)(body["code"] ?? body["Code"]) ?? "Unknown";
        var message = (string?)(body["message"] ?? body["Message"]) ?? "the reply gave no reason.";
        return ErrorKinds.Of(new ApiError(Action, Status, code, message, RequestId(body), RetryAfter()));
    }

    private string? RequestId(JObject? body) =>
        (string?)(body?["requestId"] ?? body?["RequestId"] ?? body?["request_id"]) ?? Header("x-acs-request-id");

    private TimeSpan? RetryAfter() => long.TryParse(Header("x-acs-retry-after"), out var milliseconds)
        ? TimeSpan.FromMilliseconds(milliseconds)
        : RateLimit();

    /// <summary>The larger TimeLeft (ms) of the two rate-limit headers, as the vendor's core reads them.</summary>
    private TimeSpan? RateLimit()
    {
        var left = new[] { Header("x-ratelimit-user-api"), Header("x-ratelimit-user") }
            .SelectMany(header => (header ?? string.Empty).Split(','))
            .Where(part => part.StartsWith("TimeLeft:", StringComparison.Ordinal))
            .Select(part => long.TryParse(part["TimeLeft:".Length..], out var milliseconds) ? milliseconds : 0)
            .DefaultIfEmpty(0)
            .Max();
        return left > 0 ? TimeSpan.FromMilliseconds(left) : null;
    }

    private string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
