using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Vulnerabilities;

/// <summary>What is wrong on one node (DescribeNodePoolVuls). Fields this type does not name are kept.</summary>
public sealed record NodeVulnerabilities : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodeVulnerabilities() { }

    internal NodeVulnerabilities(JsonFields fields)
        : base(fields) { }

    /// <summary>ECS instance id.</summary>
    public string? InstanceId
    {
        get => Text("instance_id");
        init => Put("instance_id", value);
    }

    /// <summary>Kubernetes node name.</summary>
    public string? NodeName
    {
        get => Text("node_name");
        init => Put("node_name", value);
    }

    /// <summary>The vulnerabilities.</summary>
    public IReadOnlyList<Vulnerability>? Vulnerabilities
    {
        get => Parts("vul_list", f => new Vulnerability(f));
        init => Put("vul_list", value);
    }
}
