using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Sts;

namespace ContainerOS.Emulator.Http;

/// <summary>Handles a call: verifies its signature, runs its operation, and formats the reply or error.</summary>
internal sealed class ApiGateway(Acs3Verifier verifier, WorldStore store, ChaosEngine chaos, TemporaryKeys keys, TimeProvider time)
{
    private int requests;

    internal ApiReply Answer(ApiRequest request)
    {
        var id = $"00000000-0000-4000-8000-{Interlocked.Increment(ref requests):D12}";
        var faults = chaos.Decide(request.Action, store.Clock.Now);
        if (faults.IsResetBefore)
        {
            return new(0, FieldMap.Empty) { Faults = faults };
        }

        try
        {
            // Who calls this operation proves who it is by a token of an identity provider, and has no key yet.
            var isUnsigned = request is { Version: StsOperations.Version, Action: StsOperations.WithOidc };
            var caller = isUnsigned ? null : verifier.Verify(request, faults.Skew);
            if (faults.Refusal is { } refusal)
            {
                return Error(refusal, request, id) with { Faults = faults };
            }

            var (body, unread) = Run(request, id, faults, caller);
            return new(200, body) { Unread = unread, Faults = faults };
        }
        catch (ApiException exception)
        {
            return Error(exception, request, id) with { Faults = faults };
        }
        catch (IOException exception)
        {
            return Error(new ApiException(500, "InternalError", exception.Message + "."), request, id) with { Faults = faults };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var fault = new ApiException(500, "InternalError", $"The emulator failed at {request.Action}: {exception.GetType().Name}.");
            return Error(fault, request, id) with { Faults = faults };
        }
    }

    private (FieldValue Body, IReadOnlyList<string> Unread) Run(ApiRequest request, string id, CallFaults faults, RoleSession? caller)
    {
        var (operation, args) = OperationTable.Find(request);
        var (reply, unread) = operation.IsChange
            ? store.Change((world, edit) => Run(operation, New(request, args, world, edit.Now, edit, caller)), faults.Task)
            : Read(operation, request, args, faults.Age, caller);
        return (operation.RequestIdName is { } name && reply is FieldMap fields ? fields.With(name, id) : reply, unread);
    }

    private (FieldValue Body, IReadOnlyList<string> Unread) Read(
        Operation operation,
        ApiRequest request,
        IReadOnlyList<string> args,
        TimeSpan age,
        RoleSession? caller
    )
    {
        var (world, now) = age > TimeSpan.Zero ? store.ReadEarlier(age) : store.Read();
        return Run(operation, New(request, args, world, now, null, caller));
    }

    private Call New(ApiRequest request, IReadOnlyList<string> args, World world, long now, WorldEditor? edit, RoleSession? caller) =>
        new(request, args, world, now, edit)
        {
            Caller = caller,
            RealNow = time.GetUtcNow(),
            TemporaryKeys = keys,
        };

    private static (FieldValue Body, IReadOnlyList<string> Unread) Run(Operation operation, Call call) =>
        (operation.Run(call), call.Unread);

    private static ApiReply Error(ApiException exception, ApiRequest request, string id) =>
        new(
            exception.Status,
            request.Version is OperationTable.EcsVersion or StsOperations.Version
                ? FieldMap.Of(("Code", exception.Code), ("Message", exception.Message), ("RequestId", id), ("HostId", "127.0.0.1"))
                : FieldMap.Of(("code", exception.Code), ("message", exception.Message), ("requestId", id))
        )
        {
            RetryAfter = exception.RetryAfter,
        };
}

/// <summary>The reply to a call.</summary>
/// <param name="Status">The HTTP status; 0 for a connection that is reset.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiReply(int Status, FieldValue Body)
{
    /// <summary>The fields of the request that the API does not have.</summary>
    internal IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>What chaos did.</summary>
    internal CallFaults Faults { get; init; } = CallFaults.None;

    /// <summary>How long a throttled caller has to wait.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
