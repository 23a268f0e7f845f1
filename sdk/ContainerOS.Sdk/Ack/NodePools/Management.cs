using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What ACK does to the nodes by itself.</summary>
public sealed record Management : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public Management() { }

    internal Management(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the pool is managed.</summary>
    public bool? Enable
    {
        get => Truth("enable");
        init => Put("enable", value);
    }

    /// <summary>Whether broken nodes are repaired.</summary>
    public bool? AutoRepair
    {
        get => Truth("auto_repair");
        init => Put("auto_repair", value);
    }

    /// <summary>Bounds of the repair.</summary>
    public AutoRepairPolicy? AutoRepairPolicy
    {
        get => Part("auto_repair_policy", f => new AutoRepairPolicy(f));
        init => Put("auto_repair_policy", value);
    }

    /// <summary>Whether nodes are upgraded.</summary>
    public bool? AutoUpgrade
    {
        get => Truth("auto_upgrade");
        init => Put("auto_upgrade", value);
    }

    /// <summary>Bounds of the upgrade.</summary>
    public AutoUpgradePolicy? AutoUpgradePolicy
    {
        get => Part("auto_upgrade_policy", f => new AutoUpgradePolicy(f));
        init => Put("auto_upgrade_policy", value);
    }

    /// <summary>Whether vulnerabilities are fixed.</summary>
    public bool? AutoVulFix
    {
        get => Truth("auto_vul_fix");
        init => Put("auto_vul_fix", value);
    }

    /// <summary>Bounds of the fixing.</summary>
    public AutoVulFixPolicy? AutoVulFixPolicy
    {
        get => Part("auto_vul_fix_policy", f => new AutoVulFixPolicy(f));
        init => Put("auto_vul_fix_policy", value);
    }

    /// <summary>Pace of the work.</summary>
    public UpgradeConfig? UpgradeConfig
    {
        get => Part("upgrade_config", f => new UpgradeConfig(f));
        init => Put("upgrade_config", value);
    }
}
