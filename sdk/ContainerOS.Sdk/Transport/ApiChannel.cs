using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Observability;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>Carries calls to one service, in the shape their reply has.</summary>
/// <param name="transport">Sends one try.</param>
/// <param name="options">Time limits, retries and who watches.</param>
internal sealed class ApiChannel(SignedTransport transport, SdkOptions options)
{
    private readonly CallInstrumentation instrumentation = new(options);
    private readonly CallPipeline pipeline = new(transport, options);

    /// <summary>Carries a call out whose reply says nothing; its body is not read.</summary>
    public async Task SendAsync(ApiCall call, CancellationToken ct) =>
        await ReplyAsync(call with { IsReplyEmpty = true }, ct).ConfigureAwait(false);

    /// <summary>The reply as text: some replies are no JSON.</summary>
    /// <exception cref="MalformedReplyException">It is empty.</exception>
    public async Task<string> SendForTextAsync(ApiCall call, CancellationToken ct)
    {
        var reply = await ReplyAsync(call with { IsReplyEmpty = true }, ct).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(reply.Body.Text)
            ? throw new MalformedReplyException(call.Action, reply.Status, null, "it is empty")
            : reply.Body.Text;
    }

    /// <summary>The reply as a record's fields.</summary>
    /// <exception cref="SdkException">The call failed; for one that must not be repeated, <see cref="AmbiguousOutcomeException"/> when nobody knows.</exception>
    public async Task<JsonFields> SendForFieldsAsync(ApiCall call, CancellationToken ct)
    {
        var reply = (await ReplyAsync(call, ct).ConfigureAwait(false)).Json.Root;
        return reply.Fields
            ?? throw (
                call.Idempotency is Idempotency.NonIdempotent
                    ? new AmbiguousOutcomeException(call.Action, ReplyOrigin.Unexpected(reply.Tree, string.Empty, "an object"))
                    : ReplyOrigin.Unexpected(reply.Tree, string.Empty, "an object")
            );
    }

    /// <summary>The reply as an object.</summary>
    public async Task<JObject> SendForObjectAsync(ApiCall call, CancellationToken ct) =>
        (await SendForFieldsAsync(call, ct).ConfigureAwait(false)).Tree;

    /// <summary>The reply as a list of objects.</summary>
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
