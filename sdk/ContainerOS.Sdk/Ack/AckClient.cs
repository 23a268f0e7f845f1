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

/// <summary>Container Service for Kubernetes (CS 2015-12-15), by noun.</summary>
public sealed class AckClient
{
    internal AckClient(ApiChannel channel, AlibabaCloudClient cloud)
    {
        NodePools = new NodePoolClient(channel, cloud);
        Clusters = new ClusterClient(channel);
        Nodes = new NodeClient(channel);
        Tasks = new TaskClient(channel, cloud.Time);
        Versions = new VersionClient(channel);
        Vulnerabilities = new VulnerabilityClient(channel);
        Plans = new PlanClient(channel);
        Quotas = new QuotaClient(channel);
        Regions = new RegionClient(channel);
    }

    /// <summary>Node pools.</summary>
    public NodePoolClient NodePools { get; }

    /// <summary>Clusters.</summary>
    public ClusterClient Clusters { get; }

    /// <summary>Nodes.</summary>
    public NodeClient Nodes { get; }

    /// <summary>Long work.</summary>
    public TaskClient Tasks { get; }

    /// <summary>Kubernetes versions with their images and runtimes.</summary>
    public VersionClient Versions { get; }

    /// <summary>What ACK will do by itself.</summary>
    public PlanClient Plans { get; }

    /// <summary>What the account may have.</summary>
    public QuotaClient Quotas { get; }

    /// <summary>Regions.</summary>
    public RegionClient Regions { get; }

    /// <summary>Vulnerabilities of nodes.</summary>
    public VulnerabilityClient Vulnerabilities { get; }
}
