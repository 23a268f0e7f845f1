using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>A Kubernetes version with its runtimes and images.</summary>
public sealed record VersionMetadata : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public VersionMetadata() { }

    [SetsRequiredMembers]
    internal VersionMetadata(JsonFields fields)
        : base(fields) { }

    /// <summary>Version, with the suffix <c>-aliyun.N</c>.</summary>
    public required string Version
    {
        get => RequiredText("version");
        init => Put("version", value);
    }

    /// <summary>Whether it is offered for new clusters.</summary>
    public bool? Creatable
    {
        get => Boolean("creatable");
        init => Put("creatable", value);
    }

    /// <summary>Runtimes offered for it.</summary>
    public IReadOnlyList<RuntimeVersion>? Runtimes
    {
        get => Parts("runtimes", f => new RuntimeVersion(f));
        init => Put("runtimes", value);
    }

    /// <summary>OS images offered for it.</summary>
    public IReadOnlyList<VersionImage>? Images
    {
        get => Parts("images", f => new VersionImage(f));
        init => Put("images", value);
    }

    /// <summary>Versions that it can be upgraded to.</summary>
    public IReadOnlyList<string>? UpgradableVersions
    {
        get => Texts("upgradable_versions");
        init => Put("upgradable_versions", value);
    }

    /// <summary>Release date.</summary>
    public DateTimeOffset? ReleaseDate
    {
        get => Instant("release_date");
        init => Put("release_date", value);
    }

    /// <summary>End of support.</summary>
    public DateTimeOffset? ExpirationDate
    {
        get => Instant("expiration_date");
        init => Put("expiration_date", value);
    }
}

/// <summary>A container runtime offered for a Kubernetes version.</summary>
public sealed record RuntimeVersion : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public RuntimeVersion() { }

    [SetsRequiredMembers]
    internal RuntimeVersion(JsonFields fields)
        : base(fields) { }

    /// <summary>Runtime, such as <c>containerd</c>.</summary>
    public required string Name
    {
        get => RequiredText("name");
        init => Put("name", value);
    }

    /// <summary>The version.</summary>
    public required string Version
    {
        get => RequiredText("version");
        init => Put("version", value);
    }
}

/// <summary>An OS image offered for a Kubernetes version.</summary>
public sealed record VersionImage : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public VersionImage() { }

    [SetsRequiredMembers]
    internal VersionImage(JsonFields fields)
        : base(fields) { }

    /// <summary>Image id.</summary>
    public required string ImageId
    {
        get => RequiredText("image_id");
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

    /// <summary><c>system</c>; the service may add others.</summary>
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
