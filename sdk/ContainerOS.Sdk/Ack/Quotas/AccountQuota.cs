using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.Quotas;

/// <summary>The quotas of an account (DescribeUserQuota). Fields without a member are kept.</summary>
public sealed record AccountQuota : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AccountQuota() { }

    internal AccountQuota(JsonFields fields)
        : base(fields) { }

    /// <summary>Clusters per account.</summary>
    public int? Clusters
    {
        get => Integer("cluster_quota");
        init => Put("cluster_quota", value);
    }

    /// <summary>ACK Serverless clusters per account.</summary>
    public int? ServerlessClusters
    {
        get => Integer("ask_cluster_quota");
        init => Put("ask_cluster_quota", value);
    }

    /// <summary>Node pools per cluster.</summary>
    public int? NodePools
    {
        get => Integer("cluster_nodepool_quota");
        init => Put("cluster_nodepool_quota", value);
    }

    /// <summary>Nodes per cluster.</summary>
    public int? Nodes
    {
        get => Integer("node_quota");
        init => Put("node_quota", value);
    }

    /// <summary>Other quotas by code; empty when the reply has none.</summary>
    public IReadOnlyDictionary<string, QuotaEntry> Entries =>
        Part("quotas", fields => new QuotaTable(fields))?.Entries ?? new Dictionary<string, QuotaEntry>();
}

/// <summary>One quota.</summary>
public sealed record QuotaEntry : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public QuotaEntry() { }

    internal QuotaEntry(JsonFields fields)
        : base(fields) { }

    /// <summary>The limit, a number as text.</summary>
    public string? Quota
    {
        get => Text("quota");
        init => Put("quota", value);
    }

    /// <summary>The unit; null for a count.</summary>
    public string? Unit
    {
        get => Text("unit");
        init => Put("unit", value);
    }

    /// <summary>The operation code for a request in Quota Center.</summary>
    public string? OperationCode
    {
        get => Text("operation_code");
        init => Put("operation_code", value);
    }

    /// <summary>Whether it can be increased.</summary>
    public bool? IsAdjustable
    {
        get => Boolean("adjustable");
        init => Put("adjustable", value);
    }
}

/// <summary>Quotas by code.</summary>
internal sealed record QuotaTable : JsonPart
{
    internal QuotaTable(JsonFields fields)
        : base(fields) { }

    internal IReadOnlyDictionary<string, QuotaEntry> Entries =>
        Fields
            .Tree.Properties()
            .ToDictionary(
                entry => entry.Name,
                entry => new QuotaEntry(entry.Value as JObject ?? throw ReplyOrigin.Unexpected(Fields.Tree, entry.Name, "an object"))
            );
}
