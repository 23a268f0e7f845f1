using ContainerOS.Sdk.Ecs.Commands;
using ContainerOS.Sdk.Ecs.Disks;
using ContainerOS.Sdk.Ecs.Images;
using ContainerOS.Sdk.Ecs.Instances;
using ContainerOS.Sdk.Ecs.InstanceTypes;
using ContainerOS.Sdk.Ecs.Prices;
using ContainerOS.Sdk.Ecs.Stock;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs;

/// <summary>The calls of Elastic Compute Service (ECS 2014-05-26), grouped by noun.</summary>
public class EcsClient
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

    /// <summary>Initializes an instance for mocking.</summary>
    protected EcsClient() { }

    /// <summary>Instance types.</summary>
    public virtual InstanceTypeClient InstanceTypes { get; } = null!;

    /// <summary>Instances.</summary>
    public virtual InstanceClient Instances { get; } = null!;

    /// <summary>Disks.</summary>
    public virtual DiskClient Disks { get; } = null!;

    /// <summary>OS images.</summary>
    public virtual ImageClient Images { get; } = null!;

    /// <summary>The stock of zones.</summary>
    public virtual StockClient Stock { get; } = null!;

    /// <summary>Prices.</summary>
    public virtual PriceClient Prices { get; } = null!;

    /// <summary>Commands on instances.</summary>
    public virtual CommandClient Commands { get; } = null!;
}
