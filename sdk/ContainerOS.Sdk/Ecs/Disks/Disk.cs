using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Disks;

/// <summary>A disk (DescribeDisks). Fields without a member are kept.</summary>
public sealed record Disk : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public Disk() { }

    [SetsRequiredMembers]
    internal Disk(JsonFields fields)
        : base(fields) { }

    /// <summary>Disk id.</summary>
    public required string DiskId
    {
        get => RequiredText("DiskId");
        init => Put("DiskId", value);
    }

    /// <summary>The instance to which it is attached.</summary>
    public string? InstanceId
    {
        get => Text("InstanceId");
        init => Put("InstanceId", value);
    }

    /// <summary><c>system</c>, <c>data</c>; the service may add others.</summary>
    public string? Type
    {
        get => Text("Type");
        init => Put("Type", value);
    }

    /// <summary>The category, such as <c>cloud_essd</c>; the service may add others.</summary>
    public string? Category
    {
        get => Text("Category");
        init => Put("Category", value);
    }

    /// <summary><c>PL0</c> to <c>PL3</c> of an ESSD.</summary>
    public string? PerformanceLevel
    {
        get => Text("PerformanceLevel");
        init => Put("PerformanceLevel", value);
    }

    /// <summary>Size, GiB.</summary>
    public int? Size
    {
        get => Integer("Size");
        init => Put("Size", value);
    }

    /// <summary>Device name, such as <c>/dev/xvdb</c>.</summary>
    public string? Device
    {
        get => Text("Device");
        init => Put("Device", value);
    }

    /// <summary><c>In_use</c>, <c>Available</c> and so on; the service may add others.</summary>
    public DiskStatus? Status
    {
        get => Text("Status") is { } text ? new DiskStatus(text) : default(DiskStatus?);
        init => Put("Status", value?.Value);
    }

    /// <summary>Whether it is encrypted.</summary>
    public bool? IsEncrypted
    {
        get => Boolean("Encrypted");
        init => Put("Encrypted", value);
    }

    /// <summary>The key that encrypts it.</summary>
    public string? KmsKeyId
    {
        get => Text("KMSKeyId");
        init => Put("KMSKeyId", value);
    }

    /// <summary>Whether it is released with its instance.</summary>
    public bool? DeletesWithInstance
    {
        get => Boolean("DeleteWithInstance");
        init => Put("DeleteWithInstance", value);
    }

    /// <summary>Extra IOPS of an AutoPL disk.</summary>
    public long? ProvisionedIops
    {
        get => Long("ProvisionedIops");
        init => Put("ProvisionedIops", value);
    }

    /// <summary>Whether an AutoPL disk bursts.</summary>
    public bool? IsBurstingEnabled
    {
        get => Boolean("BurstingEnabled");
        init => Put("BurstingEnabled", value);
    }

    /// <summary>Zone.</summary>
    public string? ZoneId
    {
        get => Text("ZoneId");
        init => Put("ZoneId", value);
    }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("CreationTime");
        init => Put("CreationTime", value);
    }

    /// <summary>The tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags => EcsTags.Of(Fields.Tree);
}
