using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Kernel settings of the nodes.</summary>
public sealed record OsConfig : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public OsConfig() { }

    internal OsConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Sysctl name to value.</summary>
    public IReadOnlyDictionary<string, string>? Sysctl
    {
        get => TextMap("sysctl");
        init => Put("sysctl", value);
    }

    /// <summary>Transparent huge pages.</summary>
    public HugePages? HugePages
    {
        get => Part("hugepage", f => new HugePages(f));
        init => Put("hugepage", value);
    }
}
