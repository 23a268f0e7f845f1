using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>An OS image offered for a Kubernetes version.</summary>
public sealed record VersionImage : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public VersionImage() { }

    internal VersionImage(JsonFields fields)
        : base(fields) { }

    /// <summary>Image id.</summary>
    public string? ImageId
    {
        get => Text("image_id");
        init => Put("image_id", value);
    }

    /// <summary>Name of the image.</summary>
    public string? ImageName
    {
        get => Text("image_name");
        init => Put("image_name", value);
    }

    /// <summary>OS family, such as <c>ContainerOS</c>.</summary>
    public string? ImageType
    {
        get => Text("image_type");
        init => Put("image_type", value);
    }

    /// <summary><c>system</c>; others may come.</summary>
    public string? ImageCategory
    {
        get => Text("image_category");
        init => Put("image_category", value);
    }

    /// <summary>Platform.</summary>
    public string? Platform
    {
        get => Text("platform");
        init => Put("platform", value);
    }

    /// <summary><c>Linux</c> or <c>Windows</c>.</summary>
    public string? OsType
    {
        get => Text("os_type");
        init => Put("os_type", value);
    }

    /// <summary>OS version.</summary>
    public string? OsVersion
    {
        get => Text("os_version");
        init => Put("os_version", value);
    }

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public string? Architecture
    {
        get => Text("architecture");
        init => Put("architecture", value);
    }
}
