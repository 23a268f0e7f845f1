using System.Collections.Generic;
using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var result = ValidateNodePool.Invoke(
        new ValidateNodePoolInvokeArgs
        {
            Pool = new NodePoolTemplateArgs
            {
                InstanceTypes = { "ecs.g7.xlarge" },
                VSwitchIds = { "vsw-demo-h" },
                Os = new OsPinArgs { Version = "3.6.1" },
                DataDisk = new DiskArgs { SizeGiB = 120 },
                DesiredSize = 3,
            },
        }
    );

    return new Dictionary<string, object?> { ["findings"] = result.Apply(found => found.Findings) };
});
