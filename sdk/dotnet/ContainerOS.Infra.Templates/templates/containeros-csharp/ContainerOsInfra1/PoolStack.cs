using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

namespace ContainerOsInfra1;

/// <summary>One node pool in the cluster that the configuration names.</summary>
public sealed class PoolStack : Stack
{
    public PoolStack()
    {
        var config = new Config();
        var pool = new NodePool(
            "web",
            new NodePoolArgs
            {
                ClusterId = config.Require("clusterId"),
                InstanceTypes = { "ecs.g7.xlarge" },
                VSwitchIds = config.RequireObject<string[]>("vSwitchIds"),
                Os = "3.6.1",
                DataDisk = new DiskArgs { Category = DiskCategory.CloudEssd, SizeGiB = 120 },
                Size = Size.Fixed(config.GetInt32("size") ?? 3),
                Access = new AccessArgs { KeyPair = config.Require("keyPair") },
                Labels = { ["team"] = "web" },
                Bootstrap = { Bootstrap.AfterJoin("tune").Sysctl("net.core.somaxconn", 4096) },
            }
        );

        NodePoolId = pool.NodePoolId;
        ImageId = pool.ImageId;
    }

    /// <summary>The id of the pool in ACK.</summary>
    [Output("nodePoolId")]
    public Output<string> NodePoolId { get; private set; }

    /// <summary>The image of its nodes.</summary>
    [Output("imageId")]
    public Output<string> ImageId { get; private set; }
}
