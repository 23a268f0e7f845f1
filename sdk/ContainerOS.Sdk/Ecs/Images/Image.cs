using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Images;

/// <summary>An OS image (DescribeImages). Fields this type does not name are kept.</summary>
public sealed record Image : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public Image() { }

    internal Image(JsonFields fields)
        : base(fields) { }

    /// <summary>Image id.</summary>
    public string? ImageId
    {
        get => Text("ImageId");
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

    /// <summary><c>system</c>, <c>self</c>, <c>others</c>, <c>marketplace</c>; others may come.</summary>
    public string? Owner
    {
        get => Text("ImageOwnerAlias");
        init => Put("ImageOwnerAlias", value);
    }

    /// <summary><c>x86_64</c>, <c>arm64</c>, <c>i386</c>; others may come.</summary>
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

    /// <summary><c>Available</c>, <c>Deprecated</c> and so on; others may come.</summary>
    public string? Status
    {
        get => Text("Status");
        init => Put("Status", value);
    }

    /// <summary><c>BIOS</c>, <c>UEFI</c>; others may come.</summary>
    public string? BootMode
    {
        get => Text("BootMode");
        init => Put("BootMode", value);
    }

    /// <summary>Creation time, ISO 8601, UTC.</summary>
    public string? Created
    {
        get => Text("CreationTime");
        init => Put("CreationTime", value);
    }
}
