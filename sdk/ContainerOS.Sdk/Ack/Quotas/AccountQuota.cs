using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

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

/// <summary>One quota.</summary>
public sealed record QuotaEntry : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public QuotaEntry() { }

    internal QuotaEntry(JsonFields fields)
        : base(fields) { }

    /// <summary>How much; a number as text.</summary>
    public string? Quota
    {
        get => Text("quota");
        init => Put("quota", value);
    }

    /// <summary>Unit of it; unset for a count.</summary>
    public string? Unit
    {
        get => Text("unit");
        init => Put("unit", value);
    }

    /// <summary>What a rise is asked for with in Quota Center.</summary>
    public string? OperationCode
    {
        get => Text("operation_code");
        init => Put("operation_code", value);
    }

    /// <summary>Whether it can be raised.</summary>
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
