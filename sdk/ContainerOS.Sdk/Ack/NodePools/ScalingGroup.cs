using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The ECS shape of the nodes. Most changes reach new nodes only.</summary>
public sealed partial record ScalingGroup : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ScalingGroup() { }

    internal ScalingGroup(JsonFields fields)
        : base(fields) { }

    /// <summary>OS image; unset lets ACK take its newest default for the image type.</summary>
    public string? ImageId
    {
        get => Text("image_id");
        init => Put("image_id", value);
    }

    /// <summary>OS family; the exact text <c>ContainerOS</c> for ContainerOS.</summary>
    public string? ImageType
    {
        get => Text("image_type");
        init => Put("image_type", value);
    }

    /// <summary>ECS instance types, 1..10.</summary>
    public IReadOnlyList<string>? InstanceTypes
    {
        get => Texts("instance_types");
        init => Put("instance_types", value);
    }

    /// <summary>vSwitches, 1..8.</summary>
    public IReadOnlyList<string>? VSwitchIds
    {
        get => Texts("vswitch_ids");
        init => Put("vswitch_ids", value);
    }

    /// <summary>Security groups, 1..5.</summary>
    public IReadOnlyList<string>? SecurityGroupIds
    {
        get => Texts("security_group_ids");
        init => Put("security_group_ids", value);
    }

    /// <summary>The one security group; deprecated by the vendor, still in replies.</summary>
    public string? SecurityGroupId
    {
        get => Text("security_group_id");
        init => Put("security_group_id", value);
    }

    /// <summary><c>PostPaid</c> or <c>PrePaid</c>.</summary>
    public string? InstanceChargeType
    {
        get => Text("instance_charge_type");
        init => Put("instance_charge_type", value);
    }

    /// <summary>Number of nodes wanted, 0 or more; not together with auto scaling.</summary>
    public int? DesiredSize
    {
        get => Integer("desired_size");
        init => Put("desired_size", value);
    }

    /// <summary><c>release</c> or <c>recycle</c>.</summary>
    public string? ScalingPolicy
    {
        get => Text("scaling_policy");
        init => Put("scaling_policy", value);
    }

    /// <summary>How nodes spread over zones, such as <c>BALANCE</c>.</summary>
    public string? MultiAzPolicy
    {
        get => Text("multi_az_policy");
        init => Put("multi_az_policy", value);
    }

    /// <summary>Key pair; the service requires one with ContainerOS.</summary>
    public string? KeyPair
    {
        get => Text("key_pair");
        init => Put("key_pair", value);
    }

    /// <summary>Login password; ContainerOS takes a key pair instead. Never in a log or error text.</summary>
    public string? LoginPassword
    {
        get => Text("login_password");
        init => Put("login_password", value);
    }

    /// <summary>RAM role of the nodes; create only.</summary>
    public string? RamRoleName
    {
        get => Text("ram_role_name");
        init => Put("ram_role_name", value);
    }

    /// <summary>Metadata service options; create only.</summary>
    public InstanceMetadataOptions? InstanceMetadataOptions
    {
        get => Part("instance_metadata_options", f => new InstanceMetadataOptions(f));
        init => Put("instance_metadata_options", value);
    }

    /// <summary>Data disks; ContainerOS from 3.4.0 needs exactly one.</summary>
    public IReadOnlyList<DataDisk>? DataDisks
    {
        get => Parts("data_disks", f => new DataDisk(f));
        init => Put("data_disks", value);
    }

    /// <summary>ECS tags of new nodes, ownership tags among them.</summary>
    public IReadOnlyList<ResourceTag>? Tags
    {
        get => Parts("tags", f => new ResourceTag(f));
        init => Put("tags", value);
    }

    /// <summary>Deployment set.</summary>
    public string? DeploymentSetId
    {
        get => Text("deploymentset_id");
        init => Put("deploymentset_id", value);
    }

    /// <summary>How public traffic is paid.</summary>
    public string? InternetChargeType
    {
        get => Text("internet_charge_type");
        init => Put("internet_charge_type", value);
    }

    /// <summary>Public bandwidth in Mbit/s, 1..100.</summary>
    public int? InternetMaxBandwidthOut
    {
        get => Integer("internet_max_bandwidth_out");
        init => Put("internet_max_bandwidth_out", value);
    }

    /// <summary>Auto Scaling group id; replies only.</summary>
    public string? ScalingGroupId
    {
        get => Text("scaling_group_id");
        init => Put("scaling_group_id", value);
    }
}
