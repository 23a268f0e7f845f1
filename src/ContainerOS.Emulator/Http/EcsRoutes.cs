using ContainerOS.Emulator.Ecs;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>The calls of ECS (2014-05-26), by action.</summary>
internal static class EcsRoutes
{
    /// <summary>The answer to a call.</summary>
    internal static JObject Answer(ApiRequest request, InstanceRepository fleet) =>
        request.Action switch
        {
            "DescribeInstances" => InstanceListing.Answer(request, fleet),
            "DescribeDisks" => DiskListing.Answer(request, fleet),
            "DescribeImages" => ImageListing.Answer(request),
            "DescribeAvailableResource" => ResourceAvailability.Answer(request),
            "DescribePrice" => PriceList.Answer(request),
            "RunCommand" => RunCommandHandler.Run(request, fleet),
            "DescribeInvocations" => InvocationListing.List(request, fleet),
            "DescribeInvocationResults" => InvocationListing.Results(request, fleet),
            "DescribeInstanceTypes" => InstanceTypeListing.Answer(request),
            _ => throw new ApiException(404, "InvalidAction.NotFound", $"The emulator does not serve {request.Action}."),
        };
}
