using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>RunCommand: stores the command with the result of each instance.</summary>
internal static class RunCommandHandler
{
    private const long Milliseconds = 2_000;

    internal static FieldMap Run(Call call)
    {
        var request = call.Request;
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
        var token = request.Parameter("ClientToken") is { Length: > 0 } given ? given : null;
        if (token is not null && call.World.InvocationTokens.TryGetValue(token, out var same))
        {
            return Reply(call.World.Invocations[same]);
        }

        var ids = QueryFilters.Repeated(request, "InstanceId");
        ApiException.ThrowUnless(ids.Count is >= 1 and <= 100, "InstanceId takes 1 to 100 entries");
        var invocation = new Invocation
        {
            Id = "t-hz" + call.Edit.NextHex(16),
            CommandId = "c-hz" + call.Edit.NextHex(16),
            ClientToken = token,
            Content = content,
            StartedAt = call.Now,
            EndsAt = call.Now + Milliseconds,
            User = request.Parameter("Username") ?? "root",
            Results = [.. ids.Select(id => Result(call, id, content))],
        };
        call.Edit.Add(invocation);
        return Reply(invocation);
    }

    private static CommandResult Result(Call call, string id, string content)
    {
        var node = call.Edit.Node(id) ?? throw new ApiException(404, "InvalidInstance.NotFound", $"The instance {id} does not exist.");
        var (result, after) = NodeShell.Run(node, content, call.Edit.Seed, call.Now);
        if (after != node)
        {
            call.Edit.Put(after);
        }

        return result;
    }

    private static FieldMap Reply(Invocation invocation) => FieldMap.Of(("CommandId", invocation.CommandId), ("InvokeId", invocation.Id));
}
