namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>Which clusters are listed; members that are not set match everything.</summary>
public sealed record ClusterFilter
{
    /// <summary>Text that the name contains.</summary>
    public string? Name { get; init; }

    /// <summary>Cluster id.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The vendor's type, such as <c>ManagedKubernetes</c>.</summary>
    public string? ClusterType { get; init; }

    /// <summary>Edition, such as <c>ack.pro.small</c>.</summary>
    public string? ClusterSpec { get; init; }

    /// <summary>Profile, such as <c>Default</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>Region.</summary>
    public string? RegionId { get; init; }

    internal IReadOnlyList<KeyValuePair<string, string>> Query() =>
        [
            .. new (string Name, string? Value)[]
            {
                ("name", Name),
                ("cluster_id", ClusterId),
                ("cluster_type", ClusterType),
                ("cluster_spec", ClusterSpec),
                ("profile", Profile),
                ("region_id", RegionId),
            }
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Name, pair.Value!)),
        ];
}
