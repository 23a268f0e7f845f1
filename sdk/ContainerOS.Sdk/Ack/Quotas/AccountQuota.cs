using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Quotas;

/// <summary>How much an account may have (DescribeUserQuota). Fields this type does not name are kept.</summary>
public sealed record AccountQuota : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AccountQuota() { }

    internal AccountQuota(JsonFields fields)
        : base(fields) { }

    /// <summary>Clusters an account.</summary>
    public int? Clusters
    {
        get => Integer("cluster_quota");
        init => Put("cluster_quota", value);
    }

    /// <summary>ACK Serverless clusters an account.</summary>
    public int? ServerlessClusters
    {
        get => Integer("ask_cluster_quota");
        init => Put("ask_cluster_quota", value);
    }

    /// <summary>Node pools a cluster.</summary>
    public int? NodePools
    {
        get => Integer("cluster_nodepool_quota");
        init => Put("cluster_nodepool_quota", value);
    }

    /// <summary>Nodes a cluster.</summary>
    public int? Nodes
    {
        get => Integer("node_quota");
        init => Put("node_quota", value);
    }

    /// <summary>Further quotas by code; empty when the reply has none.</summary>
    public IReadOnlyDictionary<string, QuotaEntry> Entries =>
        Part("quotas", fields => new QuotaTable(fields))?.Entries ?? new Dictionary<string, QuotaEntry>();
}
