using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Plugins;

/// <summary>Notices that the engine is gone, as when it was killed: a plugin must not outlive the run it works for.</summary>
/// <remarks>Pulumi's own plugins ask the engine's health service, and take "unimplemented" for a sign of life, as the engine serves none.</remarks>
/// <param name="time">The clock.</param>
internal sealed class EngineWatch(TimeProvider time)
{
    private const int MissesThatCount = 2;

    /// <summary>The time between two looks; Pulumi's own plugins let five minutes pass.</summary>
    internal static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);
    private static readonly Marshaller<Empty> Nothing = Marshallers.Create(_ => [], _ => new Empty());
    private static readonly Method<Empty, Empty> Check = new(MethodType.Unary, "grpc.health.v1.Health", "Check", Nothing, Nothing);

    /// <summary>Ends when nobody answers at the engine's address any more; at once when there is no engine to watch.</summary>
    /// <param name="engineAddress">The address, <c>host:port</c>.</param>
    /// <param name="ct">Ends the watch.</param>
    /// <returns>Whether the engine is gone.</returns>
    public async Task<bool> UntilGoneAsync(string? engineAddress, CancellationToken ct)
    {
        using var channel = Channels.TryOpen(engineAddress);
        if (channel is null)
        {
            return false;
        }
        using var timer = new PeriodicTimer(Rhythm, time);
        for (var misses = 0; misses < MissesThatCount; )
        {
            await timer.WaitForNextTickAsync(ct);
            misses = await AnswersAsync(channel.CreateCallInvoker(), ct) ? 0 : misses + 1;
        }

        return true;
    }

    private static async Task<bool> AnswersAsync(CallInvoker engine, CancellationToken ct)
    {
        try
        {
            using var call = engine.AsyncUnaryCall(
                Check,
                null,
                new CallOptions(deadline: DateTime.UtcNow + Rhythm, cancellationToken: ct),
                new Empty()
            );
            await call;
            return true;
        }
        catch (RpcException fault)
        {
            return fault.StatusCode is not (StatusCode.Unavailable or StatusCode.DeadlineExceeded);
        }
    }
}
