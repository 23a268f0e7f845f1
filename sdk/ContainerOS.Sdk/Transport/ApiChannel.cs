using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Observability;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>Sends calls to one service and returns their replies as text, fields or lists.</summary>
/// <param name="transport">Sends one attempt.</param>
/// <param name="options">Timeouts, retries and the observer.</param>
internal sealed class ApiChannel(SignedTransport transport, SdkOptions options)
{
    private readonly CallInstrumentation instrumentation = new(options);
    private readonly CallPipeline pipeline = new(transport, options);

    /// <summary>Sends a call whose reply has no content. The body is not read.</summary>
    public async Task SendAsync(ApiCall call, CancellationToken ct) =>
        await ReplyAsync(call with { IsReplyEmpty = true }, ct).ConfigureAwait(false);

    /// <summary>Returns the reply as text, because some replies are not JSON.</summary>
    /// <exception cref="MalformedReplyException">The reply is empty.</exception>
    public async Task<string> SendForTextAsync(ApiCall call, CancellationToken ct)
    {
        var reply = await ReplyAsync(call with { IsReplyEmpty = true }, ct).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(reply.Body.Text)
            ? throw new MalformedReplyException(call.Action, reply.Status, null, "it is empty")
            : reply.Body.Text;
    }

    /// <summary>Returns the fields of the reply.</summary>
    /// <exception cref="SdkException">
    /// The call failed; it is an <see cref="AmbiguousOutcomeException"/> when a non-idempotent call may have had an effect.
    /// </exception>
    public async Task<JsonFields> SendForFieldsAsync(ApiCall call, CancellationToken ct)
    {
        var reply = (await ReplyAsync(call, ct).ConfigureAwait(false)).Json.Root;
        if (reply.Fields is { } fields)
        {
            return fields;
        }

        var unexpected = ReplyOrigin.Unexpected(reply.Tree, string.Empty, "an object");
        throw call.Idempotency is Idempotency.NonIdempotent ? new AmbiguousOutcomeException(call.Action, unexpected) : unexpected;
    }

    /// <summary>Returns the reply as an object.</summary>
    public async Task<JObject> SendForObjectAsync(ApiCall call, CancellationToken ct) =>
        (await SendForFieldsAsync(call, ct).ConfigureAwait(false)).Tree;

    /// <summary>Returns the reply as a list of objects.</summary>
    public async Task<IReadOnlyList<JObject>> SendForListAsync(ApiCall call, CancellationToken ct) =>
        ReplyOrigin.Items((await ReplyAsync(call, ct).ConfigureAwait(false)).Json.Root.Tree);

    private async Task<ApiReply> ReplyAsync(ApiCall call, CancellationToken ct)
    {
        var progress = new CallProgress();
        var scope = instrumentation.StartCall(call, progress);
        ApiReply reply;
        try
        {
            reply = await pipeline.SendAsync(call, progress, ct).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            scope.Failed(fault);
            throw;
        }

        scope.Succeeded(reply);
        return reply;
    }
}
