using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace ContainerOS.Testing.Http;

/// <summary>An HTTP server on loopback that answers with a script, reply by reply, and records the requests.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentQueue<ScriptedReply> script;
    private readonly Channel<RecordedRequest> arrivals = Channel.CreateUnbounded<RecordedRequest>();
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly Task accepting;

    public ScriptedServer(params ScriptedReply[] replies)
    {
        script = new(replies);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    public int Count(string action) => requests.Count(request => request.Action == action);

    /// <summary>The next request that this method has not returned yet.</summary>
    public async Task<RecordedRequest> ArrivalAsync(CancellationToken ct) => await arrivals.Reader.ReadAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Stop();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptSocketAsync(end.Token)));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = socket;
        var reader = new RequestReader(connection);
        try
        {
            while (await reader.ReadAsync(end.Token) is { } request)
            {
                requests.Enqueue(request);
                arrivals.Writer.TryWrite(request);
                var reply = script.TryDequeue(out var next)
                    ? next
                    : ScriptedReply.Error(418, "ScriptIsOver", $"the script has no reply for {request.Action}");
                if (!await reply.PlayAsync(connection, end.Token))
                {
                    return;
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException)
        {
            // The client closed the connection, or the test has ended: both are expected.
        }
    }
}
