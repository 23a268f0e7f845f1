using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;
using ContainerOS.Testing.Http;

namespace ContainerOS.Automation.Tests.Faults;

/// <summary>A proxy on loopback that injects the faults of networks and gateways into single calls.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly UriCreationOptions AsSent = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ConcurrentQueue<string> actions = new();
    private readonly Channel<string> arrivals = Channel.CreateUnbounded<string>();
    private readonly Uri target;
    private readonly LoopbackListener listener;
    private int open;

    /// <param name="target">The service.</param>
    public FaultProxy(Uri target)
    {
        this.target = target;
        listener = new LoopbackListener(AnswerAsync);
    }

    /// <summary>Returns the fault of a call; null for none.</summary>
    public Func<RecordedRequest, Fault?> Choose { get; set; } = _ => null;

    public string Address => listener.Address;

    /// <summary>Whether a call is being answered.</summary>
    public bool IsBusy => Volatile.Read(ref open) > 0;

    /// <summary>The number of calls of an action, including those that were not forwarded.</summary>
    public int Count(string action) => actions.Count(seen => seen == action);

    /// <summary>Waits for the next call of an action.</summary>
    public async Task ArrivalAsync(string action, CancellationToken ct)
    {
        while (await arrivals.Reader.ReadAsync(ct) != action) { }
    }

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        http.Dispose();
    }

    private async Task<bool> AnswerAsync(RecordedRequest request, Socket connection, CancellationToken ct)
    {
        actions.Enqueue(request.Action);
        arrivals.Writer.TryWrite(request.Action);
        Interlocked.Increment(ref open);
        try
        {
            var fault = Choose(request);
            var reply = fault is { ReachesTheService: false } ? fault.Play(string.Empty) : await ForwardAsync(request, fault, ct);
            return await reply.PlayAsync(connection, ct);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task<ScriptedReply> ForwardAsync(RecordedRequest request, Fault? fault, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(
            new HttpMethod(request.Method),
            new Uri($"{target.GetLeftPart(UriPartial.Authority)}{request.Target}", AsSent)
        );
        message.Content = request.Body.Length > 0 ? new StringContent(request.Body) : null;
        foreach (var (name, value) in request.Headers.Where(header => !header.Key.StartsWith("content-", StringComparison.Ordinal)))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (message.Content is not null && request.Headers.TryGetValue("content-type", out var type))
        {
            message.Content.Headers.Remove("content-type");
            message.Content.Headers.TryAddWithoutValidation("content-type", type);
        }

        using var reply = await http.SendAsync(message, ct);
        var body = await reply.Content.ReadAsStringAsync(ct);
        return fault?.Play(body) ?? ScriptedReply.Of((int)reply.StatusCode, body, ("date", reply.Headers.Date!.Value.ToString("R")));
    }
}
