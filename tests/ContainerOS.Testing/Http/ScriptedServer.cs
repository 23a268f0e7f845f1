using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;

namespace ContainerOS.Testing.Http;

/// <summary>An HTTP server on loopback that answers with a script, reply by reply, and records the requests.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ScriptedReply> script;
    private readonly Channel<RecordedRequest> arrivals = Channel.CreateUnbounded<RecordedRequest>();
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly LoopbackListener listener;

    public ScriptedServer(params ScriptedReply[] replies)
    {
        script = new(replies);
        listener = new LoopbackListener(AnswerAsync);
    }

    public string Address => listener.Address;

    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    public int Count(string action) => requests.Count(request => request.Action == action);

    /// <summary>The next request that this method has not returned yet.</summary>
    public async Task<RecordedRequest> ArrivalAsync(CancellationToken ct) => await arrivals.Reader.ReadAsync(ct);

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private Task<bool> AnswerAsync(RecordedRequest request, Socket connection, CancellationToken ct)
    {
        requests.Enqueue(request);
        arrivals.Writer.TryWrite(request);
        var reply = script.TryDequeue(out var next)
            ? next
            : ScriptedReply.Error(418, "ScriptIsOver", $"the script has no reply for {request.Action}");
        return reply.PlayAsync(connection, ct);
    }
}
