using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>The operations of ECS.</summary>
internal static class EcsOperations
{
    private const string RequestId = "RequestId";

    internal static IReadOnlyList<Operation> All { get; } =
    [
        Read("DescribeInstances", InstanceListing.Answer),
        Read("DescribeDisks", DiskListing.Answer),
        Read("DescribeImages", ImageListing.Answer),
        Read("DescribeAvailableResource", ResourceAvailability.Answer),
        Read("DescribePrice", PriceList.Answer),
        Read("DescribeInvocations", InvocationListing.List),
        Read("DescribeInvocationResults", InvocationListing.Results),
        Read("DescribeInstanceTypes", InstanceTypeListing.Answer),
        Operation.Change("RunCommand", string.Empty, "/", RunCommandHandler.Run, RequestId),
    ];

    private static Operation Read(string action, Func<Call, FieldMap> run) => Operation.Read(action, string.Empty, "/", run, RequestId);
}
