using ContainerOS.Sdk.Json;
using Newtonsoft.Json;

namespace ContainerOS.Sdk.Transport;

/// <summary>The body of a reply: kept as text where somebody may want to see it, and read as JSON otherwise, at once and out of lent memory.</summary>
internal sealed class ReplyBody
{
    private readonly JsonTape? json;
    private readonly JsonException? fault;

    private ReplyBody(ReadOnlySpan<byte> utf8, bool isText)
    {
        (IsEmpty, Text) = (utf8.IsEmpty, isText ? Utf8Reader.AllOf(utf8) : null);
        try
        {
            json = isText ? null : JsonText.Record(new Utf8Reader(utf8));
        }
        catch (JsonException noJson)
        {
            fault = noJson;
        }
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty { get; }

    /// <summary>The body as text; null when it was not asked for.</summary>
    public string? Text { get; }

    /// <summary>Receives a body.</summary>
    /// <param name="content">Where it comes from.</param>
    /// <param name="isText">Whether the text is kept.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<ReplyBody> ReadAsync(HttpContent content, bool isText, CancellationToken ct)
    {
        using var bytes = new PooledBuffer();
        var stream = await content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await bytes.AppendAsync(stream, ct).ConfigureAwait(false);
        }

        return new(bytes.Written, isText);
    }

    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public JsonTape ReadJson() => Text is null ? json ?? throw fault! : JsonText.Record(new StringReader(Text));
}
