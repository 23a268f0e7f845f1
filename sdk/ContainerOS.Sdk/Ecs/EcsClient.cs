using ContainerOS.Sdk.Ecs.Commands;
using ContainerOS.Sdk.Ecs.Disks;
using ContainerOS.Sdk.Ecs.Images;
using ContainerOS.Sdk.Ecs.Instances;
using ContainerOS.Sdk.Ecs.InstanceTypes;
using ContainerOS.Sdk.Ecs.Prices;
using ContainerOS.Sdk.Ecs.Stock;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs;

/// <summary>Elastic Compute Service (ECS 2014-05-26), by noun.</summary>
public sealed class EcsClient
{
    internal EcsClient(ApiChannel channel, string region)
    {
        InstanceTypes = new InstanceTypeClient(channel, region);
        Instances = new InstanceClient(channel, region);
        Disks = new DiskClient(channel, region);
        Images = new ImageClient(channel, region);
        Stock = new StockClient(channel, region);
        Prices = new PriceClient(channel, region);
        Commands = new CommandClient(channel, region);
    }

    /// <summary>Instance types.</summary>
    public InstanceTypeClient InstanceTypes { get; }

    /// <summary>Instances.</summary>
    public InstanceClient Instances { get; }

    /// <summary>Disks.</summary>
    public DiskClient Disks { get; }

    /// <summary>OS images.</summary>
    public ImageClient Images { get; }

    /// <summary>What zones have.</summary>
    public StockClient Stock { get; }

    /// <summary>Prices.</summary>
    public PriceClient Prices { get; }

    /// <summary>Commands on instances.</summary>
    public CommandClient Commands { get; }
}
