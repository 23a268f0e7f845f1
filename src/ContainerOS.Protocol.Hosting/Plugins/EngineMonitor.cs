using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Hosting.Plugins;

/// <summary>Detects that the engine of a plugin is gone, for example because it was killed.</summary>
/// <remarks>
/// As in Pulumi's Go SDK (<c>rpcutil.Healthcheck</c>), the monitor calls the health service. Engines do not implement it, so the status
/// <c>Unimplemented</c> also shows that the engine is alive. A refused connection means that its process has ended. No reply in time
/// means little: the machine may be busy, suspended, or the engine held by a debugger. A plugin that ended then would break off calls.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class EngineMonitor(TimeProvider time)
{
    private const int MaxRefused = 2;

    /// <summary>The time between two checks, and the time limit of one. Pulumi's own plugins check every five minutes.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>How long an engine may be silent.</summary>
    internal static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(5);
    private static readonly Marshaller<Empty> EmptyMarshaller = Marshallers.Create(_ => [], _ => new Empty());
    private static readonly Method<Empty, Empty> Check = new(
        MethodType.Unary,
        "grpc.health.v1.Health",
        "Check",
        EmptyMarshaller,
        EmptyMarshaller
    );

    /// <summary>Waits until the engine refuses two connections in a row, or has been silent for five minutes.</summary>
    /// <param name="engineAddress">Returns the current address (<c>host:port</c>), or null while there is no engine to check.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>The address that does not respond.</returns>
    public async Task<string> WaitUntilGoneAsync(Func<string?> engineAddress, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, time);
        string? last = null;
        var refused = 0;
        var lastReply = time.GetTimestamp();
        while (true)
        {
            await timer.WaitForNextTickAsync(ct);
            var current = engineAddress();
            if (current is null || current != last)
            {
                (last, refused, lastReply) = (current, 0, time.GetTimestamp());
            }

            if (current is null)
            {
                continue;
            }

            var response = await AskAsync(current, ct);
            refused = response is Response.Refused ? refused + 1 : 0;
            lastReply = response is Response.Alive ? time.GetTimestamp() : lastReply;
            if (refused == MaxRefused || time.GetElapsedTime(lastReply) >= MaxSilence)
            {
                return current;
            }
        }
    }

    private async Task<Response> AskAsync(string address, CancellationToken ct)
    {
        using var channel = LoopbackChannel.TryOpen(address);
        if (channel is null)
        {
            return Response.Refused;
        }

        using var timeout = new CancellationTokenSource(Interval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var call = channel
                .CreateCallInvoker()
                .AsyncUnaryCall(Check, null, new CallOptions(cancellationToken: either.Token), new Empty());
            await call;
            return Response.Alive;
        }
        catch (RpcException fault)
        {
            return fault.StatusCode is not StatusCode.Unavailable ? Response.Alive
                : IsRefused(fault) ? Response.Refused
                : Response.None;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Response.None;
        }
    }

    private static bool IsRefused(RpcException fault) =>
        fault.Status.DebugException?.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    private enum Response
    {
        None,
        Alive,
        Refused,
    }
}
