using ContainerOS.Emulator.Ecs;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>The calls of ECS (2014-05-26), by action.</summary>
internal static class EcsActions
{
    /// <summary>The answer to a call.</summary>
    internal static JObject Answer(ApiRequest request, Fleet fleet) =>
        request.Action switch
        {
            "DescribeInstances" => InstancePages.Answer(request, fleet),
            "DescribeDisks" => DiskPages.Answer(request, fleet),
            "DescribeImages" => ImagePages.Answer(request),
            "DescribeAvailableResource" => Stock.Answer(request),
            "DescribePrice" => PriceList.Answer(request),
            "RunCommand" => Assistant.Run(request, fleet),
            "DescribeInvocations" => InvocationPages.List(request, fleet),
            "DescribeInvocationResults" => InvocationPages.Results(request, fleet),
            "DescribeInstanceTypes" => InstanceTypePages.Answer(request),
            _ => throw new ApiFault(404, "InvalidAction.NotFound", $"The emulator does not serve {request.Action}."),
        };
}
