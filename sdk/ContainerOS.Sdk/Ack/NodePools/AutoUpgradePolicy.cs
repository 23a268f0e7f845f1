using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What automatic upgrade may do.</summary>
public sealed record AutoUpgradePolicy : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AutoUpgradePolicy() { }

    internal AutoUpgradePolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the kubelet is upgraded.</summary>
    public bool? AutoUpgradeKubelet
    {
        get => Truth("auto_upgrade_kubelet");
        init => Put("auto_upgrade_kubelet", value);
    }

    /// <summary>Whether the OS is upgraded; not in replies.</summary>
    public bool? AutoUpgradeOs
    {
        get => Truth("auto_upgrade_os");
        init => Put("auto_upgrade_os", value);
    }

    /// <summary>Whether the runtime is upgraded; not in replies.</summary>
    public bool? AutoUpgradeRuntime
    {
        get => Truth("auto_upgrade_runtime");
        init => Put("auto_upgrade_runtime", value);
    }
}
