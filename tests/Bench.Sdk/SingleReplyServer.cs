using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContainerOS.Bench.Sdk;

/// <summary>A server on loopback that answers the first request with a fixed reply, and sends nothing after it.</summary>
internal sealed class SingleReplyServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task serving;

    public SingleReplyServer(string reply)
    {
        listener.Start();
        serving = ServeAsync(reply);
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    public Task Answered => answered.Task;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync(string reply)
    {
        using var socket = await listener.AcceptSocketAsync(end.Token);
        _ = await socket.ReceiveAsync(new byte[1 << 16], end.Token);
        _ = await socket.SendAsync(Encoding.ASCII.GetBytes(reply), end.Token);
        answered.SetResult();
        _ = await socket.ReceiveAsync(new byte[1], end.Token); // Until the client hangs up.
    }
}
