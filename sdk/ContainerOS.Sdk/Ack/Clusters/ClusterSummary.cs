using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>A cluster as the list has it (DescribeClustersV1). Fields this type does not name are kept.</summary>
public sealed record ClusterSummary : ClusterDescription
{
    /// <summary>Starts with nothing set.</summary>
    public ClusterSummary() { }

    internal ClusterSummary(JsonFields fields)
        : base(fields) { }

    /// <summary>The version it can be upgraded to; unset when there is none.</summary>
    public string? NextVersion
    {
        get => Text("next_version");
        init => Put("next_version", value);
    }

    /// <summary>Last change, ISO 8601.</summary>
    public string? Updated
    {
        get => Text("updated");
        init => Put("updated", value);
    }
}
