using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.InstanceTypes;

/// <summary>An ECS instance type. Fields without a member are kept.</summary>
public sealed record InstanceType : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public InstanceType() { }

    [SetsRequiredMembers]
    internal InstanceType(JsonFields fields)
        : base(fields) { }

    /// <summary>Type, such as <c>ecs.g7.xlarge</c>.</summary>
    public required string Id
    {
        get => RequiredText("InstanceTypeId");
        init => Put("InstanceTypeId", value);
    }

    /// <summary>Family, such as <c>ecs.g7</c>.</summary>
    public string? Family
    {
        get => Text("InstanceTypeFamily");
        init => Put("InstanceTypeFamily", value);
    }

    /// <summary>Category, such as <c>General-purpose</c>.</summary>
    public string? Category
    {
        get => Text("InstanceCategory");
        init => Put("InstanceCategory", value);
    }

    /// <summary><c>EntryLevel</c>, <c>EnterpriseLevel</c>, <c>CreditEntryLevel</c>.</summary>
    public string? FamilyLevel
    {
        get => Text("InstanceFamilyLevel");
        init => Put("InstanceFamilyLevel", value);
    }

    /// <summary>vCPUs.</summary>
    public int? CpuCoreCount
    {
        get => Integer("CpuCoreCount");
        init => Put("CpuCoreCount", value);
    }

    /// <summary>Memory in GiB.</summary>
    public double? MemorySize
    {
        get => Number("MemorySize");
        init => Put("MemorySize", value);
    }

    /// <summary><c>X86</c> or <c>ARM</c>.</summary>
    public string? CpuArchitecture
    {
        get => Text("CpuArchitecture");
        init => Put("CpuArchitecture", value);
    }

    /// <summary>GPUs.</summary>
    public int? GpuAmount
    {
        get => Integer("GPUAmount");
        init => Put("GPUAmount", value);
    }

    /// <summary>GPU model; empty for none.</summary>
    public string? GpuSpec
    {
        get => Text("GPUSpec");
        init => Put("GPUSpec", value);
    }

    /// <summary>Local disks.</summary>
    public int? LocalStorageAmount
    {
        get => Integer("LocalStorageAmount");
        init => Put("LocalStorageAmount", value);
    }

    /// <summary>Size of a local disk in GiB.</summary>
    public long? LocalStorageCapacity
    {
        get => Long("LocalStorageCapacity");
        init => Put("LocalStorageCapacity", value);
    }

    /// <summary>Kind of local disk; empty for none.</summary>
    public string? LocalStorageCategory
    {
        get => Text("LocalStorageCategory");
        init => Put("LocalStorageCategory", value);
    }

    /// <summary>Cloud disks that can be attached.</summary>
    public int? DiskQuantity
    {
        get => Integer("DiskQuantity");
        init => Put("DiskQuantity", value);
    }

    /// <summary>Network interfaces.</summary>
    public int? EniQuantity
    {
        get => Integer("EniQuantity");
        init => Put("EniQuantity", value);
    }

    /// <summary>IPv4 addresses per interface.</summary>
    public int? EniPrivateIpAddressQuantity
    {
        get => Integer("EniPrivateIpAddressQuantity");
        init => Put("EniPrivateIpAddressQuantity", value);
    }

    /// <summary><c>required</c> or <c>unsupported</c>; the service may add others.</summary>
    public string? NvmeSupport
    {
        get => Text("NvmeSupport");
        init => Put("NvmeSupport", value);
    }
}
