using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Vulnerabilities;

/// <summary>The vulnerabilities of the nodes of a pool (DescribeNodePoolVuls).</summary>
public sealed record NodePoolVulnerabilities : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolVulnerabilities() { }

    internal NodePoolVulnerabilities(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the account has bought the fix service.</summary>
    public bool? IsFixServicePurchased
    {
        get => Boolean("vuls_fix_service_purchased");
        init => Put("vuls_fix_service_purchased", value);
    }

    /// <summary>The nodes that have vulnerabilities.</summary>
    public IReadOnlyList<NodeVulnerabilities>? Nodes
    {
        get => Parts("vul_records", f => new NodeVulnerabilities(f));
        init => Put("vul_records", value);
    }
}

/// <summary>The vulnerabilities of one node (DescribeNodePoolVuls). Fields without a member are kept.</summary>
public sealed record NodeVulnerabilities : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
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

/// <summary>A vulnerability of a node. Fields without a member are kept.</summary>
public sealed record Vulnerability : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public Vulnerability() { }

    [SetsRequiredMembers]
    internal Vulnerability(JsonFields fields)
        : base(fields) { }

    /// <summary>The name, which a fix refers to.</summary>
    public required string Name
    {
        get => RequiredText("name");
        init => Put("name", value);
    }

    /// <summary>The display name.</summary>
    public string? AliasName
    {
        get => Text("alias_name");
        init => Put("alias_name", value);
    }

    /// <summary><c>asap</c>, <c>later</c>, <c>nntf</c> (need not be fixed); the service may add others.</summary>
    public string? Necessity
    {
        get => Text("necessity");
        init => Put("necessity", value);
    }

    /// <summary>Whether the fix restarts the node.</summary>
    public bool? NeedsReboot
    {
        get => Boolean("need_reboot");
        init => Put("need_reboot", value);
    }

    /// <summary>CVE numbers.</summary>
    public IReadOnlyList<string>? Cves
    {
        get => Texts("cve_list");
        init => Put("cve_list", value);
    }

    /// <summary>The affected packages.</summary>
    public IReadOnlyList<VulnerablePackage>? Packages
    {
        get => Parts("package_list", f => new VulnerablePackage(f));
        init => Put("package_list", value);
    }
}

/// <summary>An affected package.</summary>
public sealed record VulnerablePackage : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public VulnerablePackage() { }

    [SetsRequiredMembers]
    internal VulnerablePackage(JsonFields fields)
        : base(fields) { }

    /// <summary>Package name.</summary>
    public required string Name
    {
        get => RequiredText("name");
        init => Put("name", value);
    }
}
