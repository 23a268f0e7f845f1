using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var canary = new NodePool("canary", PoolOf(1));
    var gate = new WaveGate(
        "gate",
        new WaveGateArgs
        {
            NodePoolIds = { canary.Id },
            Triggers = { ["image"] = canary.ImageId },
            TimeoutMinutes = 20,
        }
    );
    _ = new NodePool("web", PoolOf(3), new CustomResourceOptions { DependsOn = { gate } });
});

static NodePoolArgs PoolOf(int size) =>
    new()
    {
        ClusterId = "cd3m0a0000000000000000000000000001",
        InstanceTypes = { "ecs.g7.xlarge" },
        VSwitchIds = { "vsw-demo-h" },
        Os = new OsPinArgs { Version = "3.6.1" },
        DataDisk = new DiskArgs { Category = DiskCategory.CloudEssd, SizeGiB = 120 },
        DesiredSize = size,
        Access = new AccessArgs { KeyPair = "demo-key" },
    };
