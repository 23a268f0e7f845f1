using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>RunCommand: stores the command with the result of each instance.</summary>
internal static class RunCommandHandler
{
    private const long Milliseconds = 2_000;

    internal static JObject Run(ApiRequest request, InstanceRepository instances)
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
        ApiException.ThrowUnless(request.Parameter("Type") is "RunShellScript", "Type must be RunShellScript on Linux");
        ApiException.ThrowUnless(
            request.Parameter("RepeatMode") is null or "" or "Once",
            "The emulator supports only RepeatMode Once",
            "InvalidParameter.Unimplemented"
        );
        var content = CommandText.Read(request.Parameter("CommandContent"), request.Parameter("ContentEncoding"));
        var invocations = instances.Account.List("invocations");
        if (
            request.Parameter("ClientToken") is { Length: > 0 } token
            && invocations.OfType<JObject>().FirstOrDefault(earlier => (string?)earlier["token"] == token) is { } same
        )
        {
            return Reply(same);
        }

        var invocation = new JObject
        {
            ["id"] = "t-hz" + instances.Account.NextHex(16),
            ["command"] = "c-hz" + instances.Account.NextHex(16),
            ["token"] = request.Parameter("ClientToken"),
            ["content"] = content,
            ["at"] = instances.Now,
            ["done"] = instances.Now + Milliseconds,
            ["user"] = request.Parameter("Username") ?? "root",
            ["results"] = Results(request, instances, content),
        };
        invocations.Add(invocation);
        return Reply(invocation);
    }

    private static JArray Results(ApiRequest request, InstanceRepository instances, string content)
    {
        var ids = QueryFilters.Repeated(request, "InstanceId");
        ApiException.ThrowUnless(ids.Count is >= 1 and <= 100, "InstanceId takes 1 to 100 entries");
        return new JArray(
            ids.Select(id =>
                    instances.Find(id) ?? throw new ApiException(404, "InvalidInstance.NotFound", $"The instance {id} does not exist.")
                )
                .Select(machine => NodeShell.Answer(machine, content, instances.Now))
        );
    }

    private static JObject Reply(JObject invocation) => new() { ["CommandId"] = invocation["command"], ["InvokeId"] = invocation["id"] };
}
