using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Name and identity of a node pool.</summary>
public sealed record NodePoolInfo : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodePoolInfo() { }

    internal NodePoolInfo(JsonFields fields)
        : base(fields) { }

    /// <summary>Pool name, 1..63 characters.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary><c>ess</c>, <c>edge</c> or <c>lingjun</c>; create only.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }

    /// <summary>Resource group.</summary>
    public string? ResourceGroupId
    {
        get => Text("resource_group_id");
        init => Put("resource_group_id", value);
    }

    /// <summary>Pool id; replies only.</summary>
    public string? NodePoolId
    {
        get => Text("nodepool_id");
        init => Put("nodepool_id", value);
    }

    /// <summary>Region; replies only.</summary>
    public string? RegionId
    {
        get => Text("region_id");
        init => Put("region_id", value);
    }

    /// <summary>Whether this is the default pool of the cluster; replies only.</summary>
    public bool? IsDefault
    {
        get => Truth("is_default");
        init => Put("is_default", value);
    }

    /// <summary>Creation time, ISO 8601; replies only.</summary>
    public string? Created
    {
        get => Text("created");
        init => Put("created", value);
    }

    /// <summary>Time of the last change, ISO 8601; replies only.</summary>
    public string? Updated
    {
        get => Text("updated");
        init => Put("updated", value);
    }
}
