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
            VSwitchIds = { "vsw-demo-h" },
            Os = new OsPinArgs { Version = "3.6.0" },
            DataDisk = new DiskArgs { Category = DiskCategory.CloudEssd, SizeGiB = 120 },
            DesiredSize = 3,
            Access = new AccessArgs { KeyPair = "demo-key" },
        }
    );
    var upgrade = PlanRollout.Invoke(
        new PlanRolloutInvokeArgs
        {
            Id = web.Id,
            Pool = new NodePoolTemplateArgs
            {
                Os = new OsPinArgs { Version = "3.6.1" },
                Rollout = new RolloutArgs { MaxParallelism = 2 },
            },
        }
    );
    return new Dictionary<string, object?>
    {
        ["summary"] = upgrade.Apply(plan => plan.Summary),
        ["minutes"] = upgrade.Apply(plan => plan.MinutesP90),
    };
});
