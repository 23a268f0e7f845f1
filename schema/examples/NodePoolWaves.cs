using System.Collections.Generic;
using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var fleet = new NodePoolWaves(
        "fleet",
        new NodePoolWavesArgs
        {
            Template = new NodePoolTemplateArgs
            {
                ClusterId = "cd3m0a0000000000000000000000000001",
                InstanceTypes = { "ecs.g7.xlarge" },
                VSwitchIds = { "vsw-demo-h" },
                Os = new OsPinArgs { Version = "3.6.1" },
                DataDisk = new DiskArgs { Category = DiskCategory.CloudEssd, SizeGiB = 120 },
                DesiredSize = 2,
                Access = new AccessArgs { KeyPair = "demo-key" },
            },
            Waves =
            {
                new WaveArgs { Name = "canary", Pools = { ["canary"] = new NodePoolTemplateArgs { DesiredSize = 1 } } },
                new WaveArgs
                {
                    Name = "all",
                    Pools =
                    {
                        ["web"] = new NodePoolTemplateArgs(),
                        ["batch"] = new NodePoolTemplateArgs { Labels = { ["team"] = "batch" } },
                    },
                },
            },
        }
    );

    return new Dictionary<string, object?> { ["gates"] = fleet.Gates };
});
