using System.Globalization;
using System.Text;

namespace ContainerOS.Sdk.Observability;

/// <summary>
/// Writes every request and reply as text for people: what was sent, what was received, and how long it took. Secrets and user data are
/// redacted.
/// </summary>
/// <param name="output">The writer. Each exchange is written at once, without lines of another in between.</param>
public sealed class HttpTrace(TextWriter output) : ISdkObserver
{
    /// <summary>How many characters of a body are shown at most.</summary>
    public const int MaxBodyLength = 2000;

    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void OnEvent(SdkEvent sdkEvent)
    {
        if (sdkEvent is AttemptFinished done)
        {
            var text = TextOf(done);
            lock (gate)
            {
                output.Write(text);
                output.Flush();
            }
        }
    }

    private static string TextOf(AttemptFinished done)
    {
        var (exchange, text) = (done.Exchange, new StringBuilder());
        var query = exchange.Query();
        var address = exchange.Server.GetLeftPart(UriPartial.Authority) + exchange.Path + (query.Length == 0 ? string.Empty : $"?{query}");
        text.Append(CultureInfo.InvariantCulture, $"> {exchange.Method} {address} ({done.Operation}, attempt {done.Attempt})\n");
        Headers(text, '>', exchange.RequestHeaders());
        Body(text, '>', exchange.RequestBody());
        text.Append(
            CultureInfo.InvariantCulture,
            $"< {Outcome(done)} in {done.Duration.TotalMilliseconds:0} ms, request id {exchange.RequestId ?? "none"}\n"
        );
        Headers(text, '<', exchange.ReplyHeaders());
        Body(text, '<', exchange.ReplyBody());
        return text.ToString();
    }

    private static string Outcome(AttemptFinished done) =>
        done.Exchange.Status switch
        {
            null => $"no reply ({done.ErrorType})",
            { } status when done.ErrorType is { } code => $"{status} {code}",
            { } status => $"{status}",
        };

    private static void Headers(StringBuilder text, char side, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{side}   {name}: {value}\n");
        }
    }

    private static void Body(StringBuilder text, char side, string body)
    {
        if (body.Length > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{side} {(body.Length <= MaxBodyLength ? body : $"{body[..MaxBodyLength]}... ({body.Length} characters)")}\n"
            );
        }
    }
}
