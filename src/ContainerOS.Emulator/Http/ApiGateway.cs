using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Signing;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Handles a call: verifies its signature, dispatches it to its service, and formats the reply or error.</summary>
internal sealed class ApiGateway(Acs3Verifier verifier, NodePoolHandler pools, Account account, AccountFile file, Func<long> clock)
{
    private const string EcsVersion = "2014-05-26";
    private const string AckVersion = "2015-12-15";
    private static readonly string[] IdNames = ["request_id", "requestId", "RequestId"];
    private readonly Lock gate = new();
    private int requests;

    /// <summary>The status and body of the reply.</summary>
    internal (int Status, JToken Body) Answer(ApiRequest request)
    {
        lock (gate)
        {
            var id = $"00000000-0000-4000-8000-{++requests:D12}";
            try
            {
                verifier.Verify(request);
                return (200, WithRequestId(Dispatch(request), request.Version, id));
            }
            catch (ApiException exception)
            {
                return (exception.Status, ErrorBody(exception, request.Version, id));
            }
        }
    }

    /// <summary>Runs a call. A failed call changes nothing.</summary>
    private JToken Dispatch(ApiRequest request)
    {
        var before = (JObject)account.Data.DeepClone();
        try
        {
            pools.ApplyDueChanges();
            var answer = Serve(request);
            if (!JToken.DeepEquals(before, account.Data))
            {
                Save();
            }

            return answer;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            account.Restore(before);
            throw exception as ApiException ?? ToApiException(request, exception);
        }
    }

    /// <summary>Reading a value of the wrong type throws one of these exceptions. Any other exception is a bug of the emulator.</summary>
    private static ApiException ToApiException(ApiRequest request, Exception exception) =>
        exception is FormatException or InvalidCastException or ArgumentException or OverflowException or InvalidOperationException
            ? new ApiException(400, "InvalidParameter", $"A field of {request.Action} has a value of the wrong type.")
            : new ApiException(500, "InternalError", $"The emulator failed at {request.Action}: {exception.GetType().Name}.");

    private JToken Serve(ApiRequest request) =>
        request.Version switch
        {
            EcsVersion => EcsRoutes.Answer(request, new InstanceRepository(account, clock)),
            AckVersion => AckRoutes.Answer(request, pools),
            var version => throw new ApiException(400, "InvalidVersion", $"Specified parameter Version {version} is not valid."),
        };

    /// <summary>Saves the account with its clock.</summary>
    internal void Save()
    {
        account.Data["clock"] = clock();
        file.Save(account);
    }

    private static JToken WithRequestId(JToken answer, string version, string id)
    {
        // The name of the request id differs by call, and some calls have none. An ACK reply that has one contains it as null until here.
        if (answer is JObject reply && version == EcsVersion)
        {
            reply["RequestId"] = id;
        }
        else if (answer is JObject ack && Array.Find(IdNames, ack.ContainsKey) is { } name)
        {
            ack[name] = id;
        }

        return answer;
    }

    private static JObject ErrorBody(ApiException exception, string version, string id) =>
        version == EcsVersion
            ? new JObject
            {
                ["Code"] = exception.Code,
                ["Message"] = exception.Message,
                ["RequestId"] = id,
                ["HostId"] = "127.0.0.1",
            }
            : new JObject
            {
                ["code"] = exception.Code,
                ["message"] = exception.Message,
                ["requestId"] = id,
            };
}
