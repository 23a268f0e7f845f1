using ContainerOS.Sdk.Ecs.InstanceTypes;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs;

/// <summary>Elastic Compute Service (ECS 2014-05-26), by noun.</summary>
public sealed class EcsClient
{
    internal EcsClient(ApiChannel channel, string region) => InstanceTypes = new InstanceTypeClient(channel, region);

    /// <summary>Instance types.</summary>
    public InstanceTypeClient InstanceTypes { get; }
}
