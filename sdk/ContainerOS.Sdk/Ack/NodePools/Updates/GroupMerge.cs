using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools.Updates;

/// <summary>Lays the members of a change over a pool as it was read. A group that is sent in part would lose the rest.</summary>
internal sealed class GroupMerge
{
    // ModifyClusterNodePool has no such fields (request model of cs-20151215); a description has them.
    private static readonly string[] Fixed = ["security_group_id", "security_group_ids", "ram_role_name", "instance_metadata_options", "scaling_group_id"];
    private static readonly JsonMergeSettings Replacing = new() { MergeArrayHandling = MergeArrayHandling.Replace };
    private readonly JObject changes;

    /// <exception cref="ArgumentException">A member can not be changed on a pool there is.</exception>
    public GroupMerge(NodePool live, NodePoolPatch changes)
    {
        this.changes = changes.ToJson();
        if (Fixed.FirstOrDefault(name => this.changes["scaling_group"]?[name] is not null) is { } fixedField)
        {
            throw new ArgumentException($"scaling_group.{fixedField} can not be changed on a pool there is: ModifyClusterNodePool has no such field. Make a new pool.", nameof(changes));
        }

        Changed = FieldDiff.Missing(Groups(), live.ToJson());
        Patch = new NodePoolPatch(Merged(live.ToJson()));
    }

    /// <summary>The fields in which the pool differs from the change.</summary>
    public IReadOnlyList<string> Changed { get; }

    /// <summary>The groups to send, each whole.</summary>
    public NodePoolPatch Patch { get; }

    /// <summary>The fields of the change that a pool does not have.</summary>
    public IReadOnlyList<string> MissingIn(NodePool after) => FieldDiff.Missing(Groups(), after.ToJson());

    private JObject Groups() => new(changes.Properties().Where(property => property.Value is JObject));

    private JObject Merged(JObject live)
    {
        var sent = new JObject(changes.Properties().Where(property => property.Value is JValue));
        foreach (var group in changes.Properties().Where(group => Changed.Any(field => field.StartsWith(group.Name + '.', StringComparison.Ordinal))))
        {
            var whole = Own(group.Name, live[group.Name] as JObject ?? []);
            whole.Merge(group.Value, Replacing);
            sent[group.Name] = whole;
        }

        if (sent["update_nodes"] is null && Changed.Any(field => field is "kubernetes_config.labels" or "kubernetes_config.taints"))
        {
            sent["update_nodes"] = true;
        }

        return sent;
    }

    /// <summary>What the pool has of a group, as far as it can be sent.</summary>
    private static JObject Own(string name, JObject live) => new(live.Properties().Where(property => name switch
    {
        "nodepool_info" => property.Name is "name" or "resource_group_id",
        "scaling_group" => !Fixed.Contains(property.Name),
        _ => true,
    }));
}
