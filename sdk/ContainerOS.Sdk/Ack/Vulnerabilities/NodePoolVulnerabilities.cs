using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Vulnerabilities;

/// <summary>What is wrong on the nodes of a pool (DescribeNodePoolVuls).</summary>
public sealed record NodePoolVulnerabilities : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodePoolVulnerabilities() { }

    internal NodePoolVulnerabilities(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the account has paid for fixes.</summary>
    public bool? IsFixServicePurchased
    {
        get => Truth("vuls_fix_service_purchased");
        init => Put("vuls_fix_service_purchased", value);
    }

    /// <summary>The nodes that have vulnerabilities.</summary>
    public IReadOnlyList<NodeVulnerabilities>? Nodes
    {
        get => Parts("vul_records", f => new NodeVulnerabilities(f));
        init => Put("vul_records", value);
    }
}
