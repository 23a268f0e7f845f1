using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>What a script is for that joins an instance to a cluster (DescribeClusterAttachScripts).</summary>
public sealed record AttachScriptRequest : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AttachScriptRequest() { }

    internal AttachScriptRequest(JsonFields fields)
        : base(fields) { }

    /// <summary>The pool; the default one when unset.</summary>
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

    /// <summary>Whether the data disk is formatted and takes container data.</summary>
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

    /// <summary>When its token ends, seconds since the Unix epoch.</summary>
    public long? Expires
    {
        get => Long("expired");
        init => Put("expired", value);
    }

    /// <summary>Whether its token serves one node only.</summary>
    public bool? IsOneTimeToken
    {
        get => Boolean("one_time_token");
        init => Put("one_time_token", value);
    }

    /// <summary>Further options, a JSON document as text.</summary>
    public string? Options
    {
        get => Text("options");
        init => Put("options", value);
    }

    /// <summary>RDS instances whose allow list the node joins.</summary>
    public IReadOnlyList<string>? DatabaseInstances
    {
        get => Texts("rds_instances");
        init => Put("rds_instances", value);
    }
}
