using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeInvocations and DescribeInvocationResults.</summary>
internal static class InvocationListing
{
    internal static FieldMap List(Call call)
    {
        var request = call.Request;
        QueryFilters.RejectUnsupported(request, "InvokeId", "CommandId", "InstanceId", "IncludeOutput", "ContentEncoding");
        var isWithOutput = request.FlagParameter("IncludeOutput");
        return TokenPage.Answer(
            request,
            "Invocations",
            "Invocation",
            Asked(call).ToList(),
            invocation => invocation.Id,
            invocation => Shape(invocation, request, call.Now, isWithOutput)
        );
    }

    internal static FieldMap Results(Call call)
    {
        var request = call.Request;
        QueryFilters.RejectUnsupported(request, "InvokeId", "CommandId", "InstanceId", "ContentEncoding", "IncludeHistory");
        var found = Asked(call).SelectMany(invocation => Of(invocation, request).Select(result => (invocation, result))).ToList();
        return FieldMap.Of(
            (
                "Invocation",
                TokenPage.Answer(
                    request,
                    "InvocationResults",
                    "InvocationResult",
                    found,
                    pair => $"{pair.invocation.Id}/{pair.result.InstanceId}",
                    pair => ResultShape(pair.invocation, pair.result, request, call.Now)
                )
            )
        );
    }

    /// <summary>The invocations that a request asks for, newest first.</summary>
    private static IEnumerable<Invocation> Asked(Call call)
    {
        var (world, request) = (call.World, call.Request);
        var ids = request.Parameter("InvokeId") is { Length: > 0 } named
            ? world.Invocations.ContainsKey(named)
                ? [named]
                : []
            : world.InvocationIds.Reverse();
        return ids.Select(id => world.Invocations[id])
            .Where(invocation =>
                (request.Parameter("CommandId") is not { Length: > 0 } command || invocation.CommandId == command)
                && Of(invocation, request).Any()
            );
    }

    private static IEnumerable<CommandResult> Of(Invocation invocation, ApiRequest request) =>
        invocation.Results.Where(result => request.Parameter("InstanceId") is not { Length: > 0 } id || result.InstanceId == id);

    private static FieldMap Shape(Invocation invocation, ApiRequest request, long now, bool isWithOutput)
    {
        var results = Of(invocation, request).ToList();
        var words = results.Select(result => StatusOf(invocation, result, now)).Distinct().ToList();
        return FieldMap.Of(
            ("InvokeId", invocation.Id),
            ("CommandId", invocation.CommandId),
            ("CommandType", "RunShellScript"),
            ("CommandContent", CommandText.Write(invocation.Content, request.Parameter("ContentEncoding"))),
            ("CreationTime", TimeText.OfEcs(invocation.StartedAt)),
            ("Username", invocation.User),
            (
                "InvokeStatus",
                words.Contains("Running") ? "Running"
                : words.Contains("Failed") ? (words.Count > 1 ? "PartialFailed" : "Failed")
                : "Finished"
            ),
            ("InvocationStatus", words.Count == 1 ? words[0] : "PartialFailed"),
            (
                "InvokeInstances",
                FieldMap.Of(
                    (
                        "InvokeInstance",
                        ListValue.Of(results.Select(result => Instance(ResultShape(invocation, result, request, now), isWithOutput)))
                    )
                )
            )
        );
    }

    private static FieldMap Instance(FieldMap result, bool isWithOutput)
    {
        var shape = result.Without("InvokeId", "CommandId", "InvokeRecordStatus", "Username", "FinishedTime");
        return (isWithOutput ? shape : shape.Without("Output")).With("FinishTime", result["FinishedTime"]);
    }

    private static FieldMap ResultShape(Invocation invocation, CommandResult result, ApiRequest request, long now)
    {
        var isDone = now >= invocation.EndsAt;
        var reply = FieldMap.Of(
            ("InvokeId", invocation.Id),
            ("CommandId", invocation.CommandId),
            ("InstanceId", result.InstanceId),
            ("Username", invocation.User),
            (
                "InvokeRecordStatus",
                !isDone ? "Running"
                : result.Error is null ? "Finished"
                : "Failed"
            ),
            ("InvocationStatus", StatusOf(invocation, result, now)),
            ("StartTime", TimeText.OfEcs(invocation.StartedAt)),
            ("Output", CommandText.Write(isDone ? result.Output : string.Empty, request.Parameter("ContentEncoding")))
        );
        return isDone
            ? reply.Merge(
                FieldMap.Of(
                    ("FinishedTime", TimeText.OfEcs(invocation.EndsAt)),
                    ("ExitCode", result.ExitCode ?? -1),
                    ("Dropped", 0),
                    ("ErrorCode", result.Error ?? string.Empty),
                    ("ErrorInfo", result.ErrorInfo ?? string.Empty)
                )
            )
            : reply;
    }

    private static string StatusOf(Invocation invocation, CommandResult result, long now) =>
        now < invocation.EndsAt ? "Running"
        : result is { Error: null, ExitCode: 0 } ? "Success"
        : "Failed";
}
