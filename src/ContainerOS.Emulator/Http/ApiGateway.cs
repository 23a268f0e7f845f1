using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Signing;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Takes a call in: checks its signature, leads it to its service, and puts the answer or the refusal into the service's shape.</summary>
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
            catch (ApiException fault)
            {
                return (fault.Status, ErrorBody(fault, request.Version, id));
            }
        }
    }

    /// <summary>A call that is refused half-way has changed nothing.</summary>
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
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            account.Restore(before);
            throw fault as ApiException ?? ToApiException(request, fault);
        }
    }

    /// <summary>A value of another type shows as one of these when it is read; anything else is a mistake of the emulator's, and is told as one.</summary>
    private static ApiException ToApiException(ApiRequest request, Exception fault) =>
        fault is FormatException or InvalidCastException or ArgumentException or OverflowException or InvalidOperationException
            ? new ApiException(400, "InvalidParameter", $"A field of {request.Action} has a value of the wrong type.")
            : new ApiException(500, "InternalError", $"The emulator failed at {request.Action}: {fault.GetType().Name}.");

    private JToken Serve(ApiRequest request) =>
        request.Version switch
        {
            EcsVersion => EcsRoutes.Answer(request, new InstanceRepository(account, clock)),
            AckVersion => AckRoutes.Answer(request, pools),
            var version => throw new ApiException(400, "InvalidVersion", $"Specified parameter Version {version} is not valid."),
        };

    /// <summary>Keeps the account with the time it is in.</summary>
    internal void Save()
    {
        account.Data["clock"] = clock();
        file.Save(account);
    }

    private static JToken WithRequestId(JToken answer, string version, string id)
    {
        // Where each call puts its request id, and whether it has one, differs by call: an ACK reply that has one leaves its place open.
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

    private static JObject ErrorBody(ApiException fault, string version, string id) =>
        version == EcsVersion
            ? new JObject
            {
                ["Code"] = fault.Code,
                ["Message"] = fault.Message,
                ["RequestId"] = id,
                ["HostId"] = "127.0.0.1",
            }
            : new JObject
            {
                ["code"] = fault.Code,
                ["message"] = fault.Message,
                ["requestId"] = id,
            };
}
