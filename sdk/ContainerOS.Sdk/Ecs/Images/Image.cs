using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Images;

/// <summary>An OS image (DescribeImages). Fields without a member are kept.</summary>
public sealed record Image : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public Image() { }

    [SetsRequiredMembers]
    internal Image(JsonFields fields)
        : base(fields) { }

    /// <summary>Image id.</summary>
    public required string ImageId
    {
        get => RequiredText("ImageId");
        init => Put("ImageId", value);
    }

    /// <summary>Name.</summary>
    public string? Name
    {
        get => Text("ImageName");
        init => Put("ImageName", value);
    }

    /// <summary>Image family.</summary>
    public string? Family
    {
        get => Text("ImageFamily");
        init => Put("ImageFamily", value);
    }

    /// <summary>Version.</summary>
    public string? Version
    {
        get => Text("ImageVersion");
        init => Put("ImageVersion", value);
    }

    /// <summary><c>system</c>, <c>self</c>, <c>others</c>, <c>marketplace</c>; the service may add others.</summary>
    public string? Owner
    {
        get => Text("ImageOwnerAlias");
        init => Put("ImageOwnerAlias", value);
    }

    /// <summary><c>x86_64</c>, <c>arm64</c>, <c>i386</c>; the service may add others.</summary>
    public string? Architecture
    {
        get => Text("Architecture");
        init => Put("Architecture", value);
    }

    /// <summary><c>linux</c>, <c>windows</c>.</summary>
    public string? OsType
    {
        get => Text("OSType");
        init => Put("OSType", value);
    }

    /// <summary>Name of the system.</summary>
    public string? OsName
    {
        get => Text("OSName");
        init => Put("OSName", value);
    }

    /// <summary>Platform, <c>Aliyun</c> for ContainerOS.</summary>
    public string? Platform
    {
        get => Text("Platform");
        init => Put("Platform", value);
    }

    /// <summary>Size, GiB.</summary>
    public int? Size
    {
        get => Integer("Size");
        init => Put("Size", value);
    }

    /// <summary><c>Available</c>, <c>Deprecated</c> and so on; the service may add others.</summary>
    public ImageStatus? Status
    {
        get => Text("Status") is { } text ? new ImageStatus(text) : default(ImageStatus?);
        init => Put("Status", value?.Value);
    }

    /// <summary><c>BIOS</c>, <c>UEFI</c>; the service may add others.</summary>
    public string? BootMode
    {
        get => Text("BootMode");
        init => Put("BootMode", value);
    }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("CreationTime");
        init => Put("CreationTime", value);
    }
}
