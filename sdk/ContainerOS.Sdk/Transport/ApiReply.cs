using System.Net.Http.Headers;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using Newtonsoft.Json;

namespace ContainerOS.Sdk.Transport;

/// <summary>A reply as it came.</summary>
/// <param name="Action">The action that was called.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Redactor">Blanks secrets out of what the service says.</param>
internal sealed record ApiReply(string Action, int Status, ReplyBody Body, HttpResponseHeaders Headers, SecretRedactor Redactor)
{
    private const int FirstNonSuccess = 300;
    private JsonTape? json;

    /// <summary>What the call was signed with.</summary>
    public required CloudCredentials SignedWith { get; init; }

    /// <summary>Whether the service did what was asked.</summary>
    public bool IsSuccess => Status < FirstNonSuccess;

    /// <summary>The vendor's id of the request, from the headers or the body; null for none.</summary>
    public string? RequestId => ThrottlingHeaders.FirstValue(Headers, "x-acs-request-id") ?? ReplyOrigin.IdIn(FieldsOrNull());

    /// <summary>The body as JSON, with its <see cref="ReplyOrigin"/> noted.</summary>
    /// <exception cref="MalformedReplyException">It is none.</exception>
    public JsonTape Json => json ??= Parse();

    /// <summary>The service's error. Its status alone says that the call was refused, so an unreadable body is no further error.</summary>
    public ApiException Error()
    {
        var body = FieldsOrNull();
        var code = TextOf(body, "code") ?? TextOf(body, "Code") ?? "Unknown";
        var message =
            TextOf(body, "message")
            ?? TextOf(body, "Message")
            ?? (
                body is null ? "the reply is no JSON object, so it may come from a proxy or a wrong endpoint." : "the reply gave no reason."
            );
        return new ApiException(
            new(
                Action,
                Status,
                Redactor.Redact(code),
                SecretPatterns.Redact(Redactor.Redact(message)),
                RequestIdIn(body),
                ThrottlingHeaders.RetryAfter(Headers)
            )
        );
    }

    private static string? TextOf(JsonFields? body, string name) => body?.Find(name)?.Text is { Length: > 0 } text ? text : null;

    private JsonTape Parse()
    {
        try
        {
            var document = Body.ReadJson();
            document.Origin = new ReplyOrigin(Action, Status, RequestIdIn(document.Root.Fields)) { Date = Headers.Date };
            return document;
        }
        catch (JsonException fault)
        {
            // The parser's own text quotes the reply, which may hold user data; only the place is passed on.
            var place = fault is JsonReaderException at ? $" (line {at.LineNumber}, position {at.LinePosition})" : string.Empty;
            throw new MalformedReplyException(Action, Status, RequestIdIn(null), Body.IsEmpty ? "it is empty" : $"it is not JSON{place}");
        }
    }

    private JsonFields? FieldsOrNull()
    {
        try
        {
            return Json.Root.Fields;
        }
        catch (MalformedReplyException)
        {
            return null;
        }
    }

    private string? RequestIdIn(JsonFields? body) => ReplyOrigin.IdIn(body) ?? ThrottlingHeaders.FirstValue(Headers, "x-acs-request-id");
}
