using System.Collections.Generic;
using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var web = new NodePool(
        "web",
        new NodePoolArgs
        {
            ClusterId = "cd3m0a0000000000000000000000000001",
            InstanceTypes = { "ecs.g7.xlarge" },
            VSwitchIds = { "vsw-demo-h", "vsw-demo-i" },
            Os = new OsPinArgs { Version = "3.6.1" },
            DataDisk = new DiskArgs { Category = DiskCategory.CloudEssd, SizeGiB = 120 },
            DesiredSize = 3,
            Labels = { ["team"] = "web" },
            Access = new AccessArgs { KeyPair = "demo-key" },
        }
    );

    return new Dictionary<string, object?> { ["nodePoolId"] = web.NodePoolId };
});
