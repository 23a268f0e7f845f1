using System.Collections.Generic;
using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var zones = new NodePoolSet(
        "zones",
        new NodePoolSetArgs
        {
            ClusterId = "cd3m0a0000000000000000000000000001",
            Template = new NodePoolTemplateArgs
            {
                InstanceTypes = { "ecs.g7.xlarge" },
                Os = new OsPinArgs { Version = "3.6.1" },
                DataDisk = new DiskArgs { Category = DiskCategory.CloudEssd, SizeGiB = 120 },
                DesiredSize = 2,
                Access = new AccessArgs { KeyPair = "demo-key" },
            },
            Pools =
            {
                ["h"] = new NodePoolTemplateArgs { VSwitchIds = { "vsw-demo-h" } },
                ["i"] = new NodePoolTemplateArgs { VSwitchIds = { "vsw-demo-i" }, DesiredSize = 3 },
            },
        }
    );

    return new Dictionary<string, object?> { ["nodePools"] = zones.NodePools };
});
