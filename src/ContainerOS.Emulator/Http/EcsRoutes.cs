using ContainerOS.Emulator.Ecs;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Routes the calls of ECS (2014-05-26) by action.</summary>
internal static class EcsRoutes
{
    /// <summary>The reply to a call.</summary>
    internal static JObject Answer(ApiRequest request, InstanceRepository instances) =>
        request.Action switch
        {
            "DescribeInstances" => InstanceListing.Answer(request, instances),
            "DescribeDisks" => DiskListing.Answer(request, instances),
            "DescribeImages" => ImageListing.Answer(request),
            "DescribeAvailableResource" => ResourceAvailability.Answer(request),
            "DescribePrice" => PriceList.Answer(request),
            "RunCommand" => RunCommandHandler.Run(request, instances),
            "DescribeInvocations" => InvocationListing.List(request, instances),
            "DescribeInvocationResults" => InvocationListing.Results(request, instances),
            "DescribeInstanceTypes" => InstanceTypeListing.Answer(request),
            _ => throw new ApiException(404, "InvalidAction.NotFound", $"The emulator does not support {request.Action}."),
        };
}
