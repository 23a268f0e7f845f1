using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeInvocations and DescribeInvocationResults.</summary>
internal static class InvocationListing
{
    internal static JObject List(ApiRequest request, InstanceRepository instances)
    {
        QueryFilters.RejectUnsupported(request, "InvokeId", "CommandId", "InstanceId", "IncludeOutput", "ContentEncoding");
        var isWithOutput = string.Equals(request.Parameter("IncludeOutput"), "true", StringComparison.OrdinalIgnoreCase);
        return TokenPage.Answer(
            request,
            "Invocations",
            "Invocation",
            item => (string)item["InvokeId"]!,
            [.. StoredInvocations(request, instances).Select(invocation => Invocation(invocation, request, instances.Now, isWithOutput))]
        );
    }

    internal static JObject Results(ApiRequest request, InstanceRepository instances)
    {
        QueryFilters.RejectUnsupported(request, "InvokeId", "CommandId", "InstanceId", "ContentEncoding", "IncludeHistory");
        var found = StoredInvocations(request, instances)
            .SelectMany(invocation => Of(invocation, request).Select(result => Result(invocation, result, request, instances.Now)));
        return new JObject
        {
            ["Invocation"] = TokenPage.Answer(
                request,
                "InvocationResults",
                "InvocationResult",
                item => $"{item["InvokeId"]}/{item["InstanceId"]}",
                [.. found]
            ),
        };
    }

    private static IEnumerable<JObject> StoredInvocations(ApiRequest request, InstanceRepository instances) =>
        instances
            .Account.List("invocations")
            .OfType<JObject>()
            .Reverse()
            .Where(invocation =>
                (request.Parameter("InvokeId") is not { Length: > 0 } id || (string?)invocation["id"] == id)
                && (request.Parameter("CommandId") is not { Length: > 0 } command || (string?)invocation["command"] == command)
                && Of(invocation, request).Any()
            );

    private static IEnumerable<JObject> Of(JObject invocation, ApiRequest request) =>
        invocation["results"]!
            .OfType<JObject>()
            .Where(result => request.Parameter("InstanceId") is not { Length: > 0 } id || (string?)result["instance"] == id);

    private static JObject Invocation(JObject invocation, ApiRequest request, long now, bool isWithOutput)
    {
        var results = Of(invocation, request).Select(result => Result(invocation, result, request, now)).ToList();
        var words = results.Select(result => (string)result["InvocationStatus"]!).Distinct().ToList();
        return new JObject
        {
            ["InvokeId"] = invocation["id"],
            ["CommandId"] = invocation["command"],
            ["CommandType"] = "RunShellScript",
            ["CommandContent"] = CommandText.Write((string)invocation["content"]!, request.Parameter("ContentEncoding")),
            ["CreationTime"] = EcsTime.Text((long)invocation["at"]!),
            ["Username"] = invocation["user"],
            ["InvokeStatus"] =
                words.Contains("Running") ? "Running"
                : words.Contains("Failed") ? (words.Count > 1 ? "PartialFailed" : "Failed")
                : "Finished",
            ["InvocationStatus"] = words.Count == 1 ? words[0] : "PartialFailed",
            ["InvokeInstances"] = new JObject { ["InvokeInstance"] = new JArray(results.Select(result => Instance(result, isWithOutput))) },
        };
    }

    private static JObject Instance(JObject result, bool isWithOutput)
    {
        foreach (var name in new[] { "InvokeId", "CommandId", "InvokeRecordStatus", "Username" }.Concat(isWithOutput ? [] : ["Output"]))
        {
            result.Remove(name);
        }

        if (result["FinishedTime"] is { } finished)
        {
            result.Remove("FinishedTime");
            result["FinishTime"] = finished;
        }

        return result;
    }

    private static JObject Result(JObject invocation, JObject result, ApiRequest request, long now)
    {
        var (isDone, error) = (now >= (long)invocation["done"]!, (string?)result["error"]);
        var reply = new JObject
        {
            ["InvokeId"] = invocation["id"],
            ["CommandId"] = invocation["command"],
            ["InstanceId"] = result["instance"],
            ["Username"] = invocation["user"],
            ["InvokeRecordStatus"] =
                !isDone ? "Running"
                : error is null ? "Finished"
                : "Failed",
            ["InvocationStatus"] =
                !isDone ? "Running"
                : error is null && (int)result["code"]! == 0 ? "Success"
                : "Failed",
            ["StartTime"] = EcsTime.Text((long)invocation["at"]!),
            ["Output"] = CommandText.Write(isDone ? (string)result["output"]! : string.Empty, request.Parameter("ContentEncoding")),
        };
        if (isDone)
        {
            reply.Merge(
                new JObject
                {
                    ["FinishedTime"] = EcsTime.Text((long)invocation["done"]!),
                    ["ExitCode"] = result["code"] ?? -1,
                    ["Dropped"] = 0,
                    ["ErrorCode"] = error ?? string.Empty,
                    ["ErrorInfo"] = (string?)result["info"] ?? string.Empty,
                }
            );
        }

        return reply;
    }
}
