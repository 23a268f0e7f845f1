using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>The calls of ECS (2014-05-26), by action.</summary>
internal static class EcsActions
{
    /// <summary>The answer to a call.</summary>
    internal static JObject Answer(ApiRequest request) => request.Action switch
    {
        "DescribeInstanceTypes" => InstanceTypePages.Answer(request),
        _ => throw new ApiFault(404, "InvalidAction.NotFound", $"The emulator does not serve {request.Action}."),
    };
}
