using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Hosting.Plugins;

/// <summary>Detects that the engine of a plugin is gone, for example because it was killed.</summary>
/// <remarks>
/// As in Pulumi's Go SDK (<c>rpcutil.Healthcheck</c>), the monitor calls the health service. Engines do not implement it, so the status
/// <c>Unimplemented</c> also shows that the engine is alive.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class EngineMonitor(TimeProvider time)
{
    private const int MaxFailures = 2;

    /// <summary>The time between two checks, and the time limit of one. Pulumi's own plugins check every five minutes.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly Marshaller<Empty> EmptyMarshaller = Marshallers.Create(_ => [], _ => new Empty());
    private static readonly Method<Empty, Empty> Check = new(
        MethodType.Unary,
        "grpc.health.v1.Health",
        "Check",
        EmptyMarshaller,
        EmptyMarshaller
    );

    /// <summary>Waits until the engine does not respond to two checks in a row.</summary>
    /// <param name="engineAddress">Returns the current address (<c>host:port</c>), or null while there is no engine to check.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>The address that does not respond.</returns>
    public async Task<string> WaitUntilGoneAsync(Func<string?> engineAddress, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, time);
        string? last = null;
        var failures = 0;
        while (true)
        {
            await timer.WaitForNextTickAsync(ct);
            var current = engineAddress();
            if (current is null || current != last)
            {
                failures = 0;
            }

            last = current;
            if (current is not null)
            {
                failures = await RespondsAsync(current, ct) ? 0 : failures + 1;
            }

            if (current is not null && failures == MaxFailures)
            {
                return current;
            }
        }
    }

    private async Task<bool> RespondsAsync(string address, CancellationToken ct)
    {
        using var channel = LoopbackChannel.TryOpen(address);
        if (channel is null)
        {
            return false;
        }

        using var timeout = new CancellationTokenSource(Interval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var call = channel
                .CreateCallInvoker()
                .AsyncUnaryCall(Check, null, new CallOptions(cancellationToken: either.Token), new Empty());
            await call;
            return true;
        }
        catch (RpcException fault)
        {
            return fault.StatusCode is not StatusCode.Unavailable;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
