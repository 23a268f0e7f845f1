using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What automatic vulnerability fixing may do.</summary>
public sealed record AutoVulFixPolicy : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AutoVulFixPolicy() { }

    internal AutoVulFixPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether a node may be restarted.</summary>
    public bool? RestartNode
    {
        get => Truth("restart_node");
        init => Put("restart_node", value);
    }

    /// <summary>Levels fixed: <c>asap</c>, <c>later</c>, <c>nntf</c>, comma separated.</summary>
    public string? VulLevel
    {
        get => Text("vul_level");
        init => Put("vul_level", value);
    }

    /// <summary>Packages left alone, comma separated.</summary>
    public string? ExcludePackages
    {
        get => Text("exclude_packages");
        init => Put("exclude_packages", value);
    }
}
