using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Existing instances to add to a pool (AttachInstancesToNodePool). It may contain a password; do not log it.</summary>
public sealed record InstanceAttachment : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public InstanceAttachment() { }

    internal InstanceAttachment(JsonFields fields)
        : base(fields) { }

    /// <summary>ECS instance ids.</summary>
    public IReadOnlyList<string>? Instances
    {
        get => Texts("instances");
        init => Put("instances", value);
    }

    /// <summary>Whether the data disk is formatted and is used for container data.</summary>
    public bool? FormatDisk
    {
        get => Boolean("format_disk");
        init => Put("format_disk", value);
    }

    /// <summary>Whether the instances keep their names.</summary>
    public bool? KeepInstanceName
    {
        get => Boolean("keep_instance_name");
        init => Put("keep_instance_name", value);
    }

    /// <summary>Login password, 8 to 30 characters; null to use a key pair.</summary>
    public string? Password
    {
        get => Text("password");
        init => Put("password", value);
    }
}
