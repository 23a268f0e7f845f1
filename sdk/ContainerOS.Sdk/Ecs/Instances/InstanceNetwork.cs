using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Instances;

/// <summary>Where an instance is in a VPC.</summary>
public sealed record InstanceNetwork : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public InstanceNetwork() { }

    internal InstanceNetwork(JsonFields fields)
        : base(fields) { }

    /// <summary>VPC.</summary>
    public string? VpcId
    {
        get => Text("VpcId");
        init => Put("VpcId", value);
    }

    /// <summary>vSwitch.</summary>
    public string? VSwitchId
    {
        get => Text("VSwitchId");
        init => Put("VSwitchId", value);
    }
}
