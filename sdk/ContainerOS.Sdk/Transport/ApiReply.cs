using System.Net.Http.Headers;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Observability;
using Newtonsoft.Json;

namespace ContainerOS.Sdk.Transport;

/// <summary>A reply as it was received.</summary>
/// <param name="Action">The action that was called.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Redactor">Redacts secrets in the error messages of the service.</param>
internal sealed record ApiReply(string Action, int Status, ReplyBody Body, HttpResponseHeaders Headers, SecretRedactor Redactor)
{
    private const int FirstNonSuccess = 300;
    private const string RequestIdHeader = "x-acs-request-id";
    private ParsedDocument? json;

    /// <summary>The credentials that the call was signed with.</summary>
    public required CloudCredentials SignedWith { get; init; }

    /// <summary>Whether the status is a success.</summary>
    public bool IsSuccess => Status < FirstNonSuccess;

    /// <summary>The vendor's id of the request, from the headers or the body; null when there is none.</summary>
    public string? RequestId => ThrottlingHeaders.FirstValue(Headers, RequestIdHeader) ?? ReplyOrigin.IdIn(FieldsOrNull());

    /// <summary>The body as JSON, with its <see cref="ReplyOrigin"/>.</summary>
    /// <exception cref="MalformedReplyException">The body is not JSON.</exception>
    public ParsedDocument Json => json ??= Parse();

    /// <summary>Checks that the body is JSON.</summary>
    /// <exception cref="MalformedReplyException">It is not.</exception>
    public void EnsureJson() => json ??= Parse();

    /// <summary>The error of a reply that is not a success. The status suffices, so an unreadable body is not another error.</summary>
    public ApiException Error()
    {
        var body = FieldsOrNull();
        var code = TextOf(body, "code") ?? TextOf(body, "Code") ?? "Unknown";
        var message =
            TextOf(body, "message")
            ?? TextOf(body, "Message")
            ?? (
                body is null
                    ? "the reply is not a JSON object, so it may come from a proxy or a wrong endpoint."
                    : "the reply gave no reason."
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

    private ParsedDocument Parse()
    {
        try
        {
            var document = Body.ReadJson();
            document.Origin = new ReplyOrigin(Action, Status, RequestIdIn(document.Root.Fields)) { Date = Headers.Date };
            return document;
        }
        catch (JsonException fault)
        {
            // The message of the parser quotes the reply, which may hold user data, so only the position is passed on.
            var position = fault is JsonReaderException at ? $" (line {at.LineNumber}, position {at.LinePosition})" : string.Empty;
            throw new MalformedReplyException(
                Action,
                Status,
                RequestIdIn(null),
                Body.IsEmpty ? "it is empty" : $"it is not JSON{position}"
            );
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

    private string? RequestIdIn(JsonFields? body) => ReplyOrigin.IdIn(body) ?? ThrottlingHeaders.FirstValue(Headers, RequestIdHeader);
}

/// <summary>
/// The body of a reply: kept as text when an observer may ask for it, otherwise parsed as JSON at once, out of pooled memory.
/// </summary>
internal sealed class ReplyBody
{
    private readonly ParsedDocument? json;
    private readonly JsonException? fault;

    private ReplyBody(ReadOnlySpan<byte> utf8, bool isTextKept)
    {
        IsEmpty = utf8.IsEmpty;
        if (isTextKept)
        {
            Text = Utf8Reader.ReadAll(utf8);
            return;
        }

        try
        {
            json = JsonText.Parse(new Utf8Reader(utf8));
        }
        catch (JsonException notJson)
        {
            fault = notJson;
        }
    }

    /// <summary>Whether the body is empty.</summary>
    public bool IsEmpty { get; }

    /// <summary>The body as text; null when the text is not kept.</summary>
    public string? Text { get; }

    /// <summary>Receives a body.</summary>
    /// <param name="content">The content of the response.</param>
    /// <param name="isTextKept">Whether to keep the text.</param>
    /// <param name="ct">Cancels the read.</param>
    public static async Task<ReplyBody> ReadAsync(HttpContent content, bool isTextKept, CancellationToken ct)
    {
        using var bytes = new PooledBuffer();
        var stream = await content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await bytes.AppendAsync(stream, ct).ConfigureAwait(false);
        }

        return new(bytes.Written, isTextKept);
    }

    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public ParsedDocument ReadJson() => Text is null ? json ?? throw fault! : JsonText.Parse(new StringReader(Text));
}
