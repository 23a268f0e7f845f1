using ContainerOS.Sdk.Ack.Clusters;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Nodes;
using ContainerOS.Sdk.Ack.Plans;
using ContainerOS.Sdk.Ack.Quotas;
using ContainerOS.Sdk.Ack.Regions;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ack.Versions;
using ContainerOS.Sdk.Ack.Vulnerabilities;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack;

/// <summary>The calls of Container Service for Kubernetes (CS 2015-12-15), grouped by noun.</summary>
public class AckClient
{
    internal AckClient(ApiChannel channel, TimeProvider time)
    {
        Tasks = new TaskClient(channel, time);
        NodePools = new NodePoolClient(channel, Tasks, time);
        Clusters = new ClusterClient(channel);
        Nodes = new NodeClient(channel);
        Versions = new VersionClient(channel);
        Vulnerabilities = new VulnerabilityClient(channel);
        Plans = new PlanClient(channel);
        Quotas = new QuotaClient(channel);
        Regions = new RegionClient(channel);
    }

    /// <summary>Initializes an instance for mocking.</summary>
    protected AckClient() { }

    /// <summary>Node pools.</summary>
    public virtual NodePoolClient NodePools { get; } = null!;

    /// <summary>Clusters.</summary>
    public virtual ClusterClient Clusters { get; } = null!;

    /// <summary>Nodes.</summary>
    public virtual NodeClient Nodes { get; } = null!;

    /// <summary>Tasks, the long-running operations.</summary>
    public virtual TaskClient Tasks { get; } = null!;

    /// <summary>Kubernetes versions with their images and runtimes.</summary>
    public virtual VersionClient Versions { get; } = null!;

    /// <summary>Planned operations.</summary>
    public virtual PlanClient Plans { get; } = null!;

    /// <summary>Quotas of the account.</summary>
    public virtual QuotaClient Quotas { get; } = null!;

    /// <summary>Regions.</summary>
    public virtual RegionClient Regions { get; } = null!;

    /// <summary>Vulnerabilities of nodes.</summary>
    public virtual VulnerabilityClient Vulnerabilities { get; } = null!;
}
