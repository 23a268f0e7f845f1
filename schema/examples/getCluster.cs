using System.Collections.Generic;
using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var cluster = GetCluster.Invoke(new GetClusterInvokeArgs { ClusterId = "cd3m0a0000000000000000000000000001" });

    _ = new NodePool(
        "web",
        new NodePoolArgs
        {
            ClusterId = cluster.Apply(found => found.ClusterId),
            KubernetesVersion = cluster.Apply(found => found.KubernetesVersion!),
            InstanceTypes = { "ecs.g7.xlarge" },
            VSwitchIds = { "vsw-demo-h" },
            Os = new OsPinArgs { Version = "3.6.1" },
            DataDisk = new DiskArgs { SizeGiB = 120 },
            DesiredSize = 1,
            Access = new AccessArgs { KeyPair = "demo-key" },
        }
    );

    return new Dictionary<string, object?> { ["network"] = cluster.Apply(found => found.Network) };
});
