using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Instances;

/// <summary>An ECS instance (DescribeInstances). Fields without a member are kept.</summary>
public sealed record Instance : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public Instance() { }

    [SetsRequiredMembers]
    internal Instance(JsonFields fields)
        : base(fields) { }

    /// <summary>Instance id.</summary>
    public required string InstanceId
    {
        get => RequiredText("InstanceId");
        init => Put("InstanceId", value);
    }

    /// <summary>Name.</summary>
    public string? Name
    {
        get => Text("InstanceName");
        init => Put("InstanceName", value);
    }

    /// <summary>Host name.</summary>
    public string? HostName
    {
        get => Text("HostName");
        init => Put("HostName", value);
    }

    /// <summary><c>Pending</c>, <c>Running</c>, <c>Starting</c>, <c>Stopping</c>, <c>Stopped</c>; the service may add others.</summary>
    public InstanceStatus? Status
    {
        get => Text("Status") is { } text ? new InstanceStatus(text) : default(InstanceStatus?);
        init => Put("Status", value?.Value);
    }

    /// <summary>Region.</summary>
    public string? RegionId
    {
        get => Text("RegionId");
        init => Put("RegionId", value);
    }

    /// <summary>Zone.</summary>
    public string? ZoneId
    {
        get => Text("ZoneId");
        init => Put("ZoneId", value);
    }

    /// <summary>OS image.</summary>
    public string? ImageId
    {
        get => Text("ImageId");
        init => Put("ImageId", value);
    }

    /// <summary>Instance type.</summary>
    public string? InstanceType
    {
        get => Text("InstanceType");
        init => Put("InstanceType", value);
    }

    /// <summary>Family of the type.</summary>
    public string? InstanceTypeFamily
    {
        get => Text("InstanceTypeFamily");
        init => Put("InstanceTypeFamily", value);
    }

    /// <summary>vCPUs.</summary>
    public int? Cpu
    {
        get => Integer("Cpu");
        init => Put("Cpu", value);
    }

    /// <summary>Memory, MiB (GiB in DescribeInstanceTypes).</summary>
    public int? Memory
    {
        get => Integer("Memory");
        init => Put("Memory", value);
    }

    /// <summary>GPUs.</summary>
    public int? GpuCount
    {
        get => Integer("GPUAmount");
        init => Put("GPUAmount", value);
    }

    /// <summary>Model of the GPUs; empty for none.</summary>
    public string? GpuModel
    {
        get => Text("GPUSpec");
        init => Put("GPUSpec", value);
    }

    /// <summary><c>PostPaid</c>, <c>PrePaid</c>; the service may add others.</summary>
    public string? ChargeType
    {
        get => Text("InstanceChargeType");
        init => Put("InstanceChargeType", value);
    }

    /// <summary><c>NoSpot</c>, <c>SpotAsPriceGo</c>, <c>SpotWithPriceLimit</c>; the service may add others.</summary>
    public string? SpotStrategy
    {
        get => Text("SpotStrategy");
        init => Put("SpotStrategy", value);
    }

    /// <summary>Key pair.</summary>
    public string? KeyPair
    {
        get => Text("KeyPairName");
        init => Put("KeyPairName", value);
    }

    /// <summary>The network.</summary>
    public InstanceNetwork? Network
    {
        get => Part("VpcAttributes", f => new InstanceNetwork(f));
        init => Put("VpcAttributes", value);
    }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("CreationTime");
        init => Put("CreationTime", value);
    }

    /// <summary>When a subscription expires.</summary>
    public DateTimeOffset? Expires
    {
        get => Instant("ExpiredTime");
        init => Put("ExpiredTime", value);
    }

    /// <summary>The tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags => EcsTags.Of(Fields.Tree);
}

/// <summary>The network of an instance.</summary>
public sealed record InstanceNetwork : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
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
