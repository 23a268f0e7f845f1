using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The fields of a pool: their names in the API, and where the emulator keeps them.</summary>
internal static class PoolFields
{
    private static readonly FieldTable<Pair> Pairs = new FieldTable<Pair>(pair => pair.Other, (pair, other) => pair with { Other = other })
        .Text("key", pair => pair.Key, (pair, text) => pair with { Key = text })
        .Text("value", pair => pair.Value, (pair, text) => pair with { Value = text });

    private static readonly FieldTable<Taint> Taints = new FieldTable<Taint>(
        taint => taint.Other,
        (taint, other) => taint with { Other = other }
    )
        .Text("key", taint => taint.Key, (taint, text) => taint with { Key = text })
        .Text("value", taint => taint.Value, (taint, text) => taint with { Value = text })
        .Text("effect", taint => taint.Effect, (taint, text) => taint with { Effect = text });

    private static readonly FieldTable<DataDisk> DataDisks = new FieldTable<DataDisk>(
        disk => disk.Other,
        (disk, other) => disk with { Other = other }
    )
        .Text("category", disk => disk.Category, (disk, text) => disk with { Category = text })
        .Whole("size", disk => disk.Size, (disk, number) => disk with { Size = number })
        .Text("performance_level", disk => disk.Level, (disk, text) => disk with { Level = text })
        .Text("encrypted", disk => disk.Encrypted, (disk, text) => disk with { Encrypted = text });

    internal static FieldTable<PoolInfo> Info { get; } =
        new FieldTable<PoolInfo>(info => info.Other, (info, other) => info with { Other = other })
            .Text("name", info => info.Name, (info, text) => info with { Name = text })
            .Text("type", info => info.Type, (info, text) => info with { Type = text })
            .Given("nodepool_id", info => info.Id)
            .Given("region_id", _ => DemoAccount.Region)
            .Given("is_default", _ => false)
            .Given("created", info => TimeText.OfAck(info.CreatedAt))
            .Given("updated", info => TimeText.OfAck(info.UpdatedAt));

    internal static FieldTable<ScalingGroup> Group { get; } =
        new FieldTable<ScalingGroup>(group => group.Other, (group, other) => group with { Other = other })
            .Given("scaling_group_id", group => group.Id)
            .Text("image_type", group => group.ImageType, (group, text) => group with { ImageType = text })
            .Text("image_id", group => group.ImageId, (group, text) => group with { ImageId = text })
            .Texts("instance_types", group => group.InstanceTypes, (group, texts) => group with { InstanceTypes = texts })
            .Texts("vswitch_ids", group => group.VSwitchIds, (group, texts) => group with { VSwitchIds = texts })
            .Text("key_pair", group => group.KeyPair, (group, text) => group with { KeyPair = text })
            .Whole("desired_size", group => group.DesiredSize, (group, number) => group with { DesiredSize = number })
            .Text("instance_charge_type", group => group.ChargeType, (group, text) => group with { ChargeType = text })
            .Text("scaling_policy", group => group.ScalingPolicy, (group, text) => group with { ScalingPolicy = text })
            .Text("multi_az_policy", group => group.MultiAzPolicy, (group, text) => group with { MultiAzPolicy = text })
            .Text("security_group_id", group => group.SecurityGroupId, (group, text) => group with { SecurityGroupId = text })
            .Texts("security_group_ids", group => group.SecurityGroupIds, (group, texts) => group with { SecurityGroupIds = texts })
            .Text("system_disk_category", group => group.SystemDiskCategory, (group, text) => group with { SystemDiskCategory = text })
            .Whole("system_disk_size", group => group.SystemDiskSize, (group, number) => group with { SystemDiskSize = number })
            .Text("system_disk_performance_level", group => group.SystemDiskLevel, (group, text) => group with { SystemDiskLevel = text })
            .Flag(
                "system_disk_encrypted",
                group => group.IsSystemDiskEncrypted,
                (group, flag) => group with { IsSystemDiskEncrypted = flag }
            )
            .Records("data_disks", DataDisks, new DataDisk(), group => group.DataDisks, (group, disks) => group with { DataDisks = disks })
            .Records("tags", Pairs, new Pair(), group => group.Tags, (group, tags) => group with { Tags = tags })
            .Text("spot_strategy", group => group.SpotStrategy, (group, text) => group with { SpotStrategy = text })
            .Whole("on_demand_base_capacity", group => group.OnDemandBase, (group, number) => group with { OnDemandBase = number })
            .Whole(
                "on_demand_percentage_above_base_capacity",
                group => group.OnDemandPercentage,
                (group, number) => group with { OnDemandPercentage = number }
            )
            .Whole("spot_instance_pools", group => group.SpotInstancePools, (group, number) => group with { SpotInstancePools = number })
            .Text("ram_role_name", group => group.RamRoleName, (group, text) => group with { RamRoleName = text })
            .Map("instance_metadata_options", group => group.MetadataOptions, (group, map) => group with { MetadataOptions = map });

    internal static FieldTable<KubernetesConfig> Kubernetes { get; } =
        new FieldTable<KubernetesConfig>(config => config.Other, (config, other) => config with { Other = other })
            .Text("runtime", config => config.Runtime, (config, text) => config with { Runtime = text })
            .Text("runtime_version", config => config.RuntimeVersion, (config, text) => config with { RuntimeVersion = text })
            .Text("cpu_policy", config => config.CpuPolicy, (config, text) => config with { CpuPolicy = text })
            .Flag("unschedulable", config => config.IsUnschedulable, (config, flag) => config with { IsUnschedulable = flag })
            .Flag("cms_enabled", config => config.IsMonitored, (config, flag) => config with { IsMonitored = flag })
            .Records("labels", Pairs, new Pair(), config => config.Labels, (config, labels) => config with { Labels = labels })
            .Records("taints", Taints, new Taint(), config => config.Taints, (config, taints) => config with { Taints = taints })
            .Text("user_data", config => config.UserData, (config, text) => config with { UserData = text })
            .Text("pre_user_data", config => config.PreUserData, (config, text) => config with { PreUserData = text });

    internal static FieldTable<AutoScaling> AutoScaling { get; } =
        new FieldTable<AutoScaling>(scaling => scaling.Other, (scaling, other) => scaling with { Other = other })
            .Flag("enable", scaling => scaling.IsEnabled, (scaling, flag) => scaling with { IsEnabled = flag })
            .Whole("min_instances", scaling => scaling.Min, (scaling, number) => scaling with { Min = number })
            .Whole("max_instances", scaling => scaling.Max, (scaling, number) => scaling with { Max = number })
            .Text("type", scaling => scaling.Type, (scaling, text) => scaling with { Type = text });

    internal static FieldTable<Management> Management { get; } =
        new FieldTable<Management>(management => management.Other, (management, other) => management with { Other = other })
            .Flag("enable", management => management.IsEnabled, (management, flag) => management with { IsEnabled = flag })
            .Flag("auto_repair", management => management.Repairs, (management, flag) => management with { Repairs = flag })
            .Flag("auto_upgrade", management => management.Upgrades, (management, flag) => management with { Upgrades = flag })
            .Flag(
                "auto_vul_fix",
                management => management.FixesVulnerabilities,
                (management, flag) => management with { FixesVulnerabilities = flag }
            )
            .Map("upgrade_config", management => management.UpgradeConfig, (management, map) => management with { UpgradeConfig = map });

    internal static FieldTable<NodeConfig> NodeConfig { get; } =
        new FieldTable<NodeConfig>(config => config.Other, (config, other) => config with { Other = other })
            .Map("kubelet_configuration", config => config.Kubelet, (config, map) => config with { Kubelet = map })
            .Map("containerd_config", config => config.Containerd, (config, map) => config with { Containerd = map })
            .Map("node_os_config", config => config.Os, (config, map) => config with { Os = map });

    internal static FieldTable<NodeComponent> Components { get; } =
        new FieldTable<NodeComponent>(component => component.Other, (component, other) => component with { Other = other })
            .Text("name", component => component.Name, (component, text) => component with { Name = text })
            .Text("version", component => component.Version, (component, text) => component with { Version = text })
            .Map("config", component => component.Config, (component, map) => component with { Config = map });

    internal static FieldTable<PoolSettings> Settings { get; } =
        new FieldTable<PoolSettings>(settings => settings.Other, (settings, other) => settings with { Other = other })
            .Object("nodepool_info", Info, settings => settings.Info, (settings, info) => settings with { Info = info })
            .Object("scaling_group", Group, settings => settings.Group, (settings, group) => settings with { Group = group })
            .Object(
                "kubernetes_config",
                Kubernetes,
                settings => settings.Kubernetes,
                (settings, config) => settings with { Kubernetes = config }
            )
            .Object(
                "auto_scaling",
                AutoScaling,
                settings => settings.AutoScaling,
                (settings, scaling) => settings with { AutoScaling = scaling }
            )
            .Object(
                "management",
                Management,
                settings => settings.Management,
                (settings, management) => settings with { Management = management }
            )
            .Object("node_config", NodeConfig, settings => settings.NodeConfig, (settings, config) => settings with { NodeConfig = config })
            .Records(
                "node_components",
                Components,
                new NodeComponent(),
                settings => settings.Components,
                (settings, components) => settings with { Components = components }
            );
}
