using System.Net;
using System.Net.Sockets;

namespace ContainerOS.Testing.Http;

/// <summary>Accepts connections on a free port of 127.0.0.1 and answers their requests, until it is disposed.</summary>
public sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<RecordedRequest, Socket, CancellationToken, Task<bool>> answer;
    private readonly Task accepting;

    /// <param name="answer">Answers a request. False ends the connection.</param>
    public LoopbackListener(Func<RecordedRequest, Socket, CancellationToken, Task<bool>> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

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
                if (!await answer(request, connection, end.Token))
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
