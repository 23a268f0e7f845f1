using ContainerOS.Sdk.Ack.Clusters;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Nodes;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ack.Versions;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack;

/// <summary>Container Service for Kubernetes (CS 2015-12-15), by noun.</summary>
public sealed class AckClient
{
    internal AckClient(ApiChannel channel, TimeProvider time)
    {
        NodePools = new NodePoolClient(channel, time);
        Clusters = new ClusterClient(channel);
        Nodes = new NodeClient(channel);
        Tasks = new TaskClient(channel, time);
        Versions = new VersionClient(channel);
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
}
