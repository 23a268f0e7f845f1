using System.Net.Http.Headers;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>A reply as it came.</summary>
/// <param name="Action">The action that was called.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Scrubber">Blanks secrets out of what the service says.</param>
internal sealed record ApiReply(string Action, int Status, ReplyBody Body, HttpResponseHeaders Headers, Scrubber Scrubber)
{
    private const int FirstNonSuccess = 300;
    private JToken? json;

    /// <summary>What the call was signed with.</summary>
    public required CloudCredentials SignedWith { get; init; }

    /// <summary>Whether the service did what was asked.</summary>
    public bool IsSuccess => Status < FirstNonSuccess;

    /// <summary>The vendor's id of the request, from the headers or the body; null for none.</summary>
    public string? RequestId => RetryHints.First(Headers, "x-acs-request-id") ?? ReplyOrigin.IdIn(Readable());

    /// <summary>The body as JSON, with its <see cref="ReplyOrigin"/> noted.</summary>
    /// <exception cref="MalformedReplyException">It is none.</exception>
    public JToken Json => json ??= Parse();

    /// <summary>The service's error. Its status alone says that the call was refused, so an unreadable body is no further error.</summary>
    public ApiException Error()
    {
        var body = Readable();
        var code = Word(body, "code") ?? Word(body, "Code") ?? "Unknown";
        var message = Word(body, "message") ?? Word(body, "Message")
            ?? (body is null ? "the reply is no JSON object, so it may come from a proxy or a wrong endpoint." : "the reply gave no reason.");
        return ErrorKinds.Of(new(Action, Status, Scrubber.Clean(code), SpokenSecrets.Blank(Scrubber.Clean(message)), RequestIdIn(body), RetryHints.Read(Headers)));
    }

    private static string? Word(JObject? body, string name) =>
        body?[name] is JValue { Value: not null } value && value.ToString() is { Length: > 0 } text ? text : null;

    private JToken Parse()
    {
        try
        {
            var token = Body.ReadJson();
            token.AddAnnotation(new ReplyOrigin(Action, Status, RequestIdIn(token)) { Date = Headers.Date });
            return token;
        }
        catch (JsonException fault)
        {
            // The parser's own text quotes the reply, which may hold user data; only the place is passed on.
            var place = fault is JsonReaderException at ? $" (line {at.LineNumber}, position {at.LinePosition})" : string.Empty;
            throw new MalformedReplyException(Action, Status, RequestIdIn(null), Body.IsEmpty ? "it is empty" : $"it is not JSON{place}");
        }
    }

    private JObject? Readable()
    {
        try
        {
            return Json as JObject;
        }
        catch (MalformedReplyException)
        {
            return null;
        }
    }

    private string? RequestIdIn(JToken? body) => ReplyOrigin.IdIn(body) ?? RetryHints.First(Headers, "x-acs-request-id");
}
