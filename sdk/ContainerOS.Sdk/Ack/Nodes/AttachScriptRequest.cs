using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>The options of the script that adds an instance to a cluster (DescribeClusterAttachScripts).</summary>
public sealed record AttachScriptRequest : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AttachScriptRequest() { }

    internal AttachScriptRequest(JsonFields fields)
        : base(fields) { }

    /// <summary>The pool; the default pool when null.</summary>
    public string? NodePoolId
    {
        get => Text("nodepool_id");
        init => Put("nodepool_id", value);
    }

    /// <summary><c>amd64</c> or <c>arm64</c>.</summary>
    public string? Architecture
    {
        get => Text("arch");
        init => Put("arch", value);
    }

    /// <summary>Whether the data disk is formatted and is used for container data.</summary>
    public bool? FormatDisk
    {
        get => Boolean("format_disk");
        init => Put("format_disk", value);
    }

    /// <summary>Whether the instance keeps its name.</summary>
    public bool? KeepInstanceName
    {
        get => Boolean("keep_instance_name");
        init => Put("keep_instance_name", value);
    }

    /// <summary>When its token expires, in whole seconds.</summary>
    public DateTimeOffset? Expires
    {
        get => Long("expired") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        init => Put("expired", value?.ToUnixTimeSeconds());
    }

    /// <summary>Whether its token is valid for one node only.</summary>
    public bool? IsOneTimeToken
    {
        get => Boolean("one_time_token");
        init => Put("one_time_token", value);
    }

    /// <summary>More options, as a JSON document in a text.</summary>
    public string? Options
    {
        get => Text("options");
        init => Put("options", value);
    }

    /// <summary>RDS instances to whose allow list the node is added.</summary>
    public IReadOnlyList<string>? DatabaseInstances
    {
        get => Texts("rds_instances");
        init => Put("rds_instances", value);
    }
}
