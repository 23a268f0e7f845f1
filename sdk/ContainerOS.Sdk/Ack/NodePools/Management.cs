using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The automatic operations of ACK on the nodes.</summary>
public sealed record Management : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public Management() { }

    internal Management(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the pool is managed.</summary>
    public bool? Enable
    {
        get => Boolean("enable");
        init => Put("enable", value);
    }

    /// <summary>Whether failed nodes are repaired.</summary>
    public bool? AutoRepair
    {
        get => Boolean("auto_repair");
        init => Put("auto_repair", value);
    }

    /// <summary>Whether failing nodes are diagnosed for their repair.</summary>
    public bool? AutoFaultDiagnosis
    {
        get => Boolean("auto_fault_diagnosis");
        init => Put("auto_fault_diagnosis", value);
    }

    /// <summary>The limits of the repair.</summary>
    public AutoRepairPolicy? AutoRepairPolicy
    {
        get => Part("auto_repair_policy", f => new AutoRepairPolicy(f));
        init => Put("auto_repair_policy", value);
    }

    /// <summary>Whether nodes are upgraded.</summary>
    public bool? AutoUpgrade
    {
        get => Boolean("auto_upgrade");
        init => Put("auto_upgrade", value);
    }

    /// <summary>The limits of the upgrade.</summary>
    public AutoUpgradePolicy? AutoUpgradePolicy
    {
        get => Part("auto_upgrade_policy", f => new AutoUpgradePolicy(f));
        init => Put("auto_upgrade_policy", value);
    }

    /// <summary>Whether vulnerabilities are fixed.</summary>
    public bool? AutoVulFix
    {
        get => Boolean("auto_vul_fix");
        init => Put("auto_vul_fix", value);
    }

    /// <summary>The limits of the fixes.</summary>
    public AutoVulFixPolicy? AutoVulFixPolicy
    {
        get => Part("auto_vul_fix_policy", f => new AutoVulFixPolicy(f));
        init => Put("auto_vul_fix_policy", value);
    }

    /// <summary>The rollout over the nodes.</summary>
    public UpgradeConfig? UpgradeConfig
    {
        get => Part("upgrade_config", f => new UpgradeConfig(f));
        init => Put("upgrade_config", value);
    }
}

/// <summary>The limits of automatic repair.</summary>
public sealed record AutoRepairPolicy : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AutoRepairPolicy() { }

    internal AutoRepairPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether a node may be restarted.</summary>
    public bool? RestartNode
    {
        get => Boolean("restart_node");
        init => Put("restart_node", value);
    }

    /// <summary>How many nodes are repaired at the same time: a number or a percentage, as text; 1 when null.</summary>
    public string? MaxParallelRepairingNodes
    {
        get => Text("max_parallel_repairing_nodes");
        init => Put("max_parallel_repairing_nodes", value);
    }

    /// <summary>How many nodes may be unhealthy before repairs stop: a number or a percentage, as text; 100% when null.</summary>
    public string? MaxUnhealthyNodesThreshold
    {
        get => Text("max_unhealthy_nodes_threshold");
        init => Put("max_unhealthy_nodes_threshold", value);
    }

    /// <summary>Whether a person must approve first.</summary>
    public bool? ApprovalRequired
    {
        get => Boolean("approval_required");
        init => Put("approval_required", value);
    }
}

/// <summary>The limits of automatic upgrades.</summary>
public sealed record AutoUpgradePolicy : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AutoUpgradePolicy() { }

    internal AutoUpgradePolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the kubelet is upgraded.</summary>
    public bool? AutoUpgradeKubelet
    {
        get => Boolean("auto_upgrade_kubelet");
        init => Put("auto_upgrade_kubelet", value);
    }

    /// <summary>Whether the OS is upgraded; not in replies.</summary>
    public bool? AutoUpgradeOs
    {
        get => Boolean("auto_upgrade_os");
        init => Put("auto_upgrade_os", value);
    }

    /// <summary>Whether the runtime is upgraded; not in replies.</summary>
    public bool? AutoUpgradeRuntime
    {
        get => Boolean("auto_upgrade_runtime");
        init => Put("auto_upgrade_runtime", value);
    }
}

/// <summary>The limits of automatic vulnerability fixes.</summary>
public sealed record AutoVulFixPolicy : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AutoVulFixPolicy() { }

    internal AutoVulFixPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether a node may be restarted.</summary>
    public bool? RestartNode
    {
        get => Boolean("restart_node");
        init => Put("restart_node", value);
    }

    /// <summary>The levels that are fixed: <c>asap</c>, <c>later</c>, <c>nntf</c>, separated by commas.</summary>
    public string? VulLevel
    {
        get => Text("vul_level");
        init => Put("vul_level", value);
    }

    /// <summary>Packages that are not fixed, separated by commas.</summary>
    public string? ExcludePackages
    {
        get => Text("exclude_packages");
        init => Put("exclude_packages", value);
    }
}

/// <summary>The rollout of automatic operations over the nodes.</summary>
public sealed record UpgradeConfig : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public UpgradeConfig() { }

    internal UpgradeConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Nodes out of service at once, 1..1000; 1 when null.</summary>
    public int? MaxUnavailable
    {
        get => Integer("max_unavailable");
        init => Put("max_unavailable", value);
    }

    /// <summary>Extra nodes while upgrading.</summary>
    public int? Surge
    {
        get => Integer("surge");
        init => Put("surge", value);
    }

    /// <summary>Extra nodes while upgrading, in percent.</summary>
    public int? SurgePercentage
    {
        get => Integer("surge_percentage");
        init => Put("surge_percentage", value);
    }
}
