namespace ContainerOS.Provider.Reference;

/// <summary>The fields of ACK that a pool of this provider does not have, with the reason.</summary>
/// <remarks>
/// A test compares them with the vendor's models: every field of a request is sent for a property, or is here. All of them survive a change
/// of a pool that has them, because an update sends back what it does not know.
/// </remarks>
internal static class LeftOutFields
{
    /// <summary>The fields, each with what is below it.</summary>
    internal static IReadOnlyList<(string Path, string Reason)> All { get; } =
    [
        ("auto_mode", "Auto Mode is a choice of the cluster; ACK manages such pools itself."),
        ("auto_scaling.eip_bandwidth", "Deprecated by ACK; public addresses are `publicIp`."),
        ("auto_scaling.eip_internet_charge_type", "As `auto_scaling.eip_bandwidth`."),
        ("auto_scaling.is_bond_eip", "As `auto_scaling.eip_bandwidth`."),
        ("concurrency", "The order of calls is that of the provider: one change of a pool at a time."),
        ("count", "The older name of `scaling_group.desired_size`, which is `desiredSize`."),
        ("eflo_node_group", "Lingjun nodes, which do not run ContainerOS."),
        ("host_network", "Edge pools only."),
        ("interconnect_config", "Edge pools only."),
        ("interconnect_mode", "Edge pools only."),
        ("intranet", "Edge pools only."),
        (
            "management.auto_repair_policy.auto_repair_policy_id",
            "Names a policy that another product made; the policy itself is `management.repair`."
        ),
        ("management.drift_enabled", "No text of the vendor says what it does; the state of the pool shows drift."),
        ("management.upgrade_config.auto_upgrade", "Deprecated by ACK; `management.autoUpgrade` is its place now."),
        ("management.upgrade_config.surge", "Nodes that an upgrade adds; `rollout` replaces nodes without adding any."),
        ("management.upgrade_config.surge_percentage", "As `management.upgrade_config.surge`."),
        ("max_nodes", "Deprecated by ACK; edge pools only."),
        ("node_components", "Components of nodes have separate calls and versions, which a change of a pool does not carry."),
        ("scaling_group.cis_enabled", "Hardens Alibaba Cloud Linux only."),
        ("scaling_group.cpu_options", "Nested virtualization; no text of the vendor describes it with ContainerOS."),
        ("scaling_group.data_disks.auto_format", "ContainerOS mounts its one data disk on `/var` itself."),
        ("scaling_group.data_disks.device", "As `scaling_group.data_disks.auto_format`."),
        ("scaling_group.data_disks.file_system", "As `scaling_group.data_disks.auto_format`."),
        ("scaling_group.data_disks.mount_target", "As `scaling_group.data_disks.auto_format`."),
        ("scaling_group.disk_init", "As `scaling_group.data_disks.auto_format`; local disks do not work with ContainerOS."),
        ("scaling_group.enable_high_density_mode", "No text of the vendor describes it with ContainerOS, nor what a change does to nodes."),
        ("scaling_group.instance_patterns", "A pool names its instance types ([ADR 48](../adr/0048-a-pool-names-its-instance-types.md))."),
        ("scaling_group.login_as_non_root", "A login of Alibaba Cloud Linux; ContainerOS has no shell for users."),
        ("scaling_group.login_password", "ContainerOS takes a key pair only."),
        ("scaling_group.platform", "Deprecated by ACK; it follows from the image type, which is always ContainerOS."),
        ("scaling_group.rds_instances", "Adds nodes to the whitelist of databases: that is a property of the database."),
        ("scaling_group.security_group_id", "Deprecated by ACK; `securityGroupIds` is its place now."),
        ("scaling_group.security_hardening_os", "As `scaling_group.cis_enabled`."),
        ("scaling_group.soc_enabled", "As `scaling_group.cis_enabled`."),
        ("scaling_group.system_disk_encrypt_algorithm", "The model has one value, `aes-256`, which is the default."),
        ("tee_config", "Confidential computing; its pools do not run ContainerOS."),
    ];
}
