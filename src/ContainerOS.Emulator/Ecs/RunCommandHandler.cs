using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>RunCommand: what is asked is kept, with what each instance answers to it.</summary>
internal static class RunCommandHandler
{
    private const long Milliseconds = 2_000;

    internal static JObject Run(ApiRequest request, InstanceRepository fleet)
    {
        QueryFilters.RejectUnsupported(
            request,
            "Type",
            "CommandContent",
            "ContentEncoding",
            "InstanceId",
            "Timeout",
            "Username",
            "WorkingDir",
            "KeepCommand",
            "Name",
            "Description",
            "Timed",
            "RepeatMode",
            "ClientToken"
        );
        ApiException.ThrowUnless(request.Parameter("Type") is "RunShellScript", "Type is RunShellScript on Linux");
        ApiException.ThrowUnless(
            request.Parameter("RepeatMode") is null or "" or "Once",
            "The emulator runs a command once",
            "InvalidParameter.Unimplemented"
        );
        var content = CommandText.Read(request.Parameter("CommandContent"), request.Parameter("ContentEncoding"));
        var invocations = fleet.Account.List("invocations");
        if (
            request.Parameter("ClientToken") is { Length: > 0 } token
            && invocations.OfType<JObject>().FirstOrDefault(earlier => (string?)earlier["token"] == token) is { } same
        )
        {
            return Reply(same);
        }

        var kept = new JObject
        {
            ["id"] = "t-hz" + fleet.Account.NextHex(16),
            ["command"] = "c-hz" + fleet.Account.NextHex(16),
            ["token"] = request.Parameter("ClientToken"),
            ["content"] = content,
            ["at"] = fleet.Now,
            ["done"] = fleet.Now + Milliseconds,
            ["user"] = request.Parameter("Username") ?? "root",
            ["results"] = Results(request, fleet, content),
        };
        invocations.Add(kept);
        return Reply(kept);
    }

    private static JArray Results(ApiRequest request, InstanceRepository fleet, string content)
    {
        var ids = QueryFilters.Repeated(request, "InstanceId");
        ApiException.ThrowUnless(ids.Count is >= 1 and <= 100, "InstanceId takes 1 to 100 entries");
        return new JArray(
            ids.Select(id =>
                    fleet.Find(id) ?? throw new ApiException(404, "InvalidInstance.NotFound", $"The instance {id} does not exist.")
                )
                .Select(machine => NodeShell.Answer(machine, content, fleet.Now))
        );
    }

    private static JObject Reply(JObject kept) => new() { ["CommandId"] = kept["command"], ["InvokeId"] = kept["id"] };
}
