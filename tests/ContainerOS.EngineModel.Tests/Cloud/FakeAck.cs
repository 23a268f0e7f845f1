using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests.Cloud;

/// <summary>
/// A small model of ACK, written for these tests from the vendor's documentation alone: clusters, node pools and tasks that end at once. It
/// shares no code with the emulator.
/// </summary>
/// <param name="namesAreUnique">
/// Whether a cluster refuses a second pool of a name. The vendor documents neither, so tests use both.
/// </param>
internal sealed class FakeAck(bool namesAreUnique)
{
    internal const string SecurityGroup = "sg-1";
    private const string TagsField = "tags";
    private static readonly string[] Groups =
    [
        "nodepool_info",
        "scaling_group",
        "kubernetes_config",
        "auto_scaling",
        "management",
        "node_config",
    ];

    private readonly List<FakePool> pools = [];
    private int nextPool = 1;
    private int nextTask = 1;

    /// <summary>The clusters of the account.</summary>
    internal static IReadOnlyList<string> Clusters { get; } = ["c-1", "c-2"];

    /// <summary>The pools that exist.</summary>
    internal IReadOnlyList<FakePool> Pools => pools;

    internal FakePool? Find(string id) => pools.Find(pool => pool.Id == id);

    /// <summary>Creates a pool (CreateClusterNodePool).</summary>
    internal FakePool Create(string cluster, JObject body)
    {
        var name = (string?)body["nodepool_info"]?["name"] ?? throw new FakeAckException(400, "InvalidParameter", "name is required");
        ThrowUnlessCluster(cluster);
        ThrowIfTaken(cluster, name, except: null);
        var pool = new FakePool($"np{nextPool++:x4}", cluster, WithDefaults(body));
        pools.Add(pool);
        return pool;
    }

    /// <summary>Changes the groups of a body: objects are merged, lists and values are replaced (ModifyClusterNodePool).</summary>
    internal FakePool Modify(string cluster, string id, JObject body)
    {
        var pool = FindIn(cluster, id);
        ThrowIfTaken(cluster, (string?)body["nodepool_info"]?["name"], pool);
        foreach (var group in Groups.Where(group => body[group] is JObject))
        {
            Merge((JObject)pool.Body[group]!, (JObject)body[group]!);
        }

        return pool;
    }

    /// <summary>Deletes a pool (DeleteClusterNodepool).</summary>
    internal FakePool Delete(string cluster, string id)
    {
        var pool = FindIn(cluster, id);
        pools.Remove(pool);
        return pool;
    }

    /// <summary>A pool of a cluster.</summary>
    /// <exception cref="FakeAckException">There is none (404).</exception>
    internal FakePool FindIn(string cluster, string id) =>
        pools.Find(pool => pool.Cluster == cluster && pool.Id == id)
        ?? throw new FakeAckException(404, "ErrorNodePoolNotFound", $"node pool {id} not found");

    /// <summary>The pools of a cluster (DescribeClusterNodePools).</summary>
    internal IEnumerable<FakePool> List(string cluster, string? name)
    {
        ThrowUnlessCluster(cluster);
        return pools.Where(pool => pool.Cluster == cluster && (name is null || pool.Name == name));
    }

    /// <summary>The id of a new task.</summary>
    internal string NextTask() => string.Create(CultureInfo.InvariantCulture, $"T-{nextTask++:x6}");

    internal static void ThrowUnlessCluster(string cluster)
    {
        if (!Clusters.Contains(cluster))
        {
            throw new FakeAckException(404, "ErrorClusterNotFound", $"cluster {cluster} not found");
        }
    }

    private static JObject WithDefaults(JObject body)
    {
        var pool = new JObject();
        foreach (var group in Groups)
        {
            pool[group] = body[group]?.DeepClone() as JObject ?? [];
        }

        Fill(pool, "scaling_group", "security_group_ids", new JArray(SecurityGroup));
        Fill(pool, "scaling_group", "security_group_id", SecurityGroup);
        Fill(pool, "scaling_group", "system_disk_category", "cloud_essd");
        Fill(pool, "scaling_group", "system_disk_size", 40);
        Fill(pool, "scaling_group", "system_disk_performance_level", "PL0");
        Fill(pool, "scaling_group", "instance_charge_type", "PostPaid");
        Fill(pool, "scaling_group", "multi_az_policy", "PRIORITY");
        Fill(pool, "scaling_group", "scaling_policy", "release");
        Fill(pool, "scaling_group", "desired_size", 0);
        Fill(pool, "scaling_group", TagsField, new JArray());
        Fill(pool, "scaling_group", "instance_metadata_options", new JObject { ["http_tokens"] = "optional" });
        Fill(pool, "kubernetes_config", "runtime", "containerd");
        Fill(pool, "kubernetes_config", "runtime_version", "2.1.6");
        Fill(pool, "kubernetes_config", "cpu_policy", "none");
        Fill(pool, "kubernetes_config", "unschedulable", false);
        Fill(pool, "auto_scaling", "enable", false);
        Fill(pool, "management", "auto_repair", false);
        Fill(pool, "nodepool_info", "resource_group_id", "rg-default");
        return pool;
    }

    private static void Fill(JObject pool, string group, string field, JToken value)
    {
        if (pool[group]![field] is null or { Type: JTokenType.Null })
        {
            pool[group]![field] = value;
        }
    }

    private static void Merge(JObject target, JObject patch)
    {
        foreach (var field in patch.Properties().Where(field => field.Value.Type != JTokenType.Null))
        {
            if (field.Value is JObject inner && target[field.Name] is JObject outer)
            {
                Merge(outer, inner);
            }
            else
            {
                target[field.Name] = field.Value.DeepClone();
            }
        }
    }

    private void ThrowIfTaken(string cluster, string? name, FakePool? except)
    {
        if (namesAreUnique && pools.Exists(pool => pool != except && pool.Cluster == cluster && pool.Name == name))
        {
            throw new FakeAckException(400, "ErrorNodePoolNameAlreadyExist", $"node pool name {name} already exists");
        }
    }
}

/// <summary>A node pool of the account.</summary>
/// <param name="id">Its id.</param>
/// <param name="cluster">Its cluster.</param>
/// <param name="body">Its groups of fields.</param>
internal sealed class FakePool(string id, string cluster, JObject body)
{
    internal string Id { get; } = id;

    internal string Cluster { get; } = cluster;

    internal JObject Body { get; } = body;

    /// <summary>The id of the resource: <c>cluster:pool</c>.</summary>
    internal string ResourceId => $"{Cluster}:{Id}";

    internal string Name => (string)Body["nodepool_info"]!["name"]!;

    internal string MetadataTokens => (string)Body["scaling_group"]!["instance_metadata_options"]!["http_tokens"]!;

    internal int Size => (int?)Body["scaling_group"]!["desired_size"] ?? 0;

    /// <summary>The value of a tag; null if the pool does not have it.</summary>
    internal string? Tag(string key) =>
        Body["scaling_group"]!["tags"]!
            .OfType<JObject>()
            .Where(tag => (string?)tag["key"] == key)
            .Select(tag => (string?)tag["value"])
            .FirstOrDefault();

    internal void SetTag(string key, string? value)
    {
        var others = Body["scaling_group"]!["tags"]!.Where(tag => (string?)tag["key"] != key);
        var tag = value is null ? null : new JObject { ["key"] = key, ["value"] = value };
        Body["scaling_group"]!["tags"] = tag is null ? new JArray(others) : new JArray([.. others, tag]);
    }

    /// <summary>The pool as DescribeClusterNodePoolDetail returns it: all nodes are Ready.</summary>
    internal JObject Describe()
    {
        var reply = (JObject)Body.DeepClone();
        reply["nodepool_info"]!["nodepool_id"] = Id;
        reply["nodepool_info"]!["is_default"] = false;
        reply["status"] = new JObject
        {
            ["state"] = "active",
            ["total_nodes"] = Size,
            ["serving_nodes"] = Size,
            ["healthy_nodes"] = Size,
            ["failed_nodes"] = 0,
            ["initial_nodes"] = 0,
            ["offline_nodes"] = 0,
            ["removing_nodes"] = 0,
        };
        return reply;
    }

    public override string ToString() => $"{ResourceId} '{Name}' size {Size}";
}

/// <summary>An error reply of the service.</summary>
internal sealed class FakeAckException(int status, string code, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;
}
