using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>A Kubernetes version with what is offered for it.</summary>
public sealed record VersionMetadata : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public VersionMetadata() { }

    internal VersionMetadata(JsonFields fields)
        : base(fields) { }

    /// <summary>Version, with the suffix <c>-aliyun.N</c>.</summary>
    public string? Version
    {
        get => Text("version");
        init => Put("version", value);
    }

    /// <summary>Whether new clusters may take it.</summary>
    public bool? Creatable
    {
        get => Truth("creatable");
        init => Put("creatable", value);
    }

    /// <summary>Runtimes offered.</summary>
    public IReadOnlyList<RuntimeVersion>? Runtimes
    {
        get => Parts("runtimes", f => new RuntimeVersion(f));
        init => Put("runtimes", value);
    }

    /// <summary>OS images offered.</summary>
    public IReadOnlyList<VersionImage>? Images
    {
        get => Parts("images", f => new VersionImage(f));
        init => Put("images", value);
    }

    /// <summary>Versions it can be upgraded to.</summary>
    public IReadOnlyList<string>? UpgradableVersions
    {
        get => Texts("upgradable_versions");
        init => Put("upgradable_versions", value);
    }

    /// <summary>Release date, ISO 8601.</summary>
    public string? ReleaseDate
    {
        get => Text("release_date");
        init => Put("release_date", value);
    }

    /// <summary>End of support, ISO 8601.</summary>
    public string? ExpirationDate
    {
        get => Text("expiration_date");
        init => Put("expiration_date", value);
    }
}
