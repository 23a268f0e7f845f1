using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Http;

/// <summary>Handles a call: verifies its signature, runs its operation, and formats the reply or error.</summary>
internal sealed class ApiGateway(Acs3Verifier verifier, WorldStore store)
{
    private int requests;

    /// <summary>The status and body of the reply.</summary>
    internal (int Status, FieldValue Body) Answer(ApiRequest request)
    {
        var id = $"00000000-0000-4000-8000-{Interlocked.Increment(ref requests):D12}";
        try
        {
            verifier.Verify(request);
            return (200, Run(request, id));
        }
        catch (ApiException exception)
        {
            return (exception.Status, ErrorBody(exception, request.Version, id));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var fault = new ApiException(500, "InternalError", $"The emulator failed at {request.Action}: {exception.GetType().Name}.");
            return (fault.Status, ErrorBody(fault, request.Version, id));
        }
    }

    private FieldValue Run(ApiRequest request, string id)
    {
        var (operation, args) = OperationTable.Find(request);
        FieldValue reply;
        if (operation.IsChange)
        {
            reply = store.Change((world, edit) => operation.Run(new Call(request, args, world, edit.Now, edit)));
        }
        else
        {
            var (world, now) = store.Read();
            reply = operation.Run(new Call(request, args, world, now, null));
        }

        return operation.RequestIdName is { } name && reply is FieldMap fields ? fields.With(name, id) : reply;
    }

    private static FieldMap ErrorBody(ApiException exception, string version, string id) =>
        version == OperationTable.EcsVersion
            ? FieldMap.Of(("Code", exception.Code), ("Message", exception.Message), ("RequestId", id), ("HostId", "127.0.0.1"))
            : FieldMap.Of(("code", exception.Code), ("message", exception.Message), ("requestId", id));
}
