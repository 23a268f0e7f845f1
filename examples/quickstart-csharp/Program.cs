// One node pool of three nodes, as in quickstart-yaml.
using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var pool = new NodePool(
        "web",
        new NodePoolArgs
        {
            ClusterId = config.Require("clusterId"),
            InstanceTypes = { "ecs.g7.xlarge" },
            VSwitchIds = { "vsw-demo-h", "vsw-demo-i" },
            Os = "3.6.1",
            DataDisk = new DiskArgs
            {
                Category = DiskCategory.CloudEssd,
                PerformanceLevel = PerformanceLevel.PL1,
                SizeGiB = 120,
            },
            Size = Size.Fixed(config.GetInt32("size") ?? 3),
            Access = new AccessArgs { KeyPair = "demo-key" },
            Labels = { ["team"] = "web" },
            Bootstrap = { Bootstrap.AfterJoin("tune").Sysctl("net.core.somaxconn", 4096).Script("echo tuned\n") },
        }
    );
    return new Dictionary<string, object?>
    {
        ["nodePoolId"] = pool.NodePoolId,
        ["imageId"] = pool.ImageId,
        ["readyNodes"] = pool.NodeCounts.Apply(counts => counts.Ready),
    };
});
