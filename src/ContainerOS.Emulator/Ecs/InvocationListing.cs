using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeInvocations and DescribeInvocationResults.</summary>
internal static class InvocationListing
{
    internal static JObject List(ApiRequest request, InstanceRepository fleet)
    {
        QueryFilters.RejectUnsupported(request, "InvokeId", "CommandId", "InstanceId", "IncludeOutput", "ContentEncoding");
        var isWithOutput = string.Equals(request.Parameter("IncludeOutput"), "true", StringComparison.OrdinalIgnoreCase);
        return TokenPage.Answer(
            request,
            "Invocations",
            "Invocation",
            its => (string)its["InvokeId"]!,
            [.. Kept(request, fleet).Select(kept => Invocation(kept, request, fleet.Now, isWithOutput))]
        );
    }

    internal static JObject Results(ApiRequest request, InstanceRepository fleet)
    {
        QueryFilters.RejectUnsupported(request, "InvokeId", "CommandId", "InstanceId", "ContentEncoding", "IncludeHistory");
        var found = Kept(request, fleet).SelectMany(kept => Of(kept, request).Select(result => Result(kept, result, request, fleet.Now)));
        return new JObject
        {
            ["Invocation"] = TokenPage.Answer(
                request,
                "InvocationResults",
                "InvocationResult",
                its => $"{its["InvokeId"]}/{its["InstanceId"]}",
                [.. found]
            ),
        };
    }

    private static IEnumerable<JObject> Kept(ApiRequest request, InstanceRepository fleet) =>
        fleet
            .Account.List("invocations")
            .OfType<JObject>()
            .Reverse()
            .Where(kept =>
                (request.Parameter("InvokeId") is not { Length: > 0 } id || (string?)kept["id"] == id)
                && (request.Parameter("CommandId") is not { Length: > 0 } command || (string?)kept["command"] == command)
                && Of(kept, request).Any()
            );

    private static IEnumerable<JObject> Of(JObject kept, ApiRequest request) =>
        kept["results"]!
            .OfType<JObject>()
            .Where(result => request.Parameter("InstanceId") is not { Length: > 0 } id || (string?)result["instance"] == id);

    private static JObject Invocation(JObject kept, ApiRequest request, long now, bool isWithOutput)
    {
        var results = Of(kept, request).Select(result => Result(kept, result, request, now)).ToList();
        var words = results.Select(result => (string)result["InvocationStatus"]!).Distinct().ToList();
        return new JObject
        {
            ["InvokeId"] = kept["id"],
            ["CommandId"] = kept["command"],
            ["CommandType"] = "RunShellScript",
            ["CommandContent"] = CommandText.Write((string)kept["content"]!, request.Parameter("ContentEncoding")),
            ["CreationTime"] = EcsTime.Text((long)kept["at"]!),
            ["Username"] = kept["user"],
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

    private static JObject Result(JObject kept, JObject result, ApiRequest request, long now)
    {
        var (isDone, error) = (now >= (long)kept["done"]!, (string?)result["error"]);
        var told = new JObject
        {
            ["InvokeId"] = kept["id"],
            ["CommandId"] = kept["command"],
            ["InstanceId"] = result["instance"],
            ["Username"] = kept["user"],
            ["InvokeRecordStatus"] =
                !isDone ? "Running"
                : error is null ? "Finished"
                : "Failed",
            ["InvocationStatus"] =
                !isDone ? "Running"
                : error is null && (int)result["code"]! == 0 ? "Success"
                : "Failed",
            ["StartTime"] = EcsTime.Text((long)kept["at"]!),
            ["Output"] = CommandText.Write(isDone ? (string)result["output"]! : string.Empty, request.Parameter("ContentEncoding")),
        };
        if (isDone)
        {
            told.Merge(
                new JObject
                {
                    ["FinishedTime"] = EcsTime.Text((long)kept["done"]!),
                    ["ExitCode"] = result["code"] ?? -1,
                    ["Dropped"] = 0,
                    ["ErrorCode"] = error ?? string.Empty,
                    ["ErrorInfo"] = (string?)result["info"] ?? string.Empty,
                }
            );
        }

        return told;
    }
}
