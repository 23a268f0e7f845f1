using System.Collections.Generic;
using ContainerOS.Infra;
using ContainerOS.Infra.Inputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var scripts = RenderUserData.Invoke(
        new RenderUserDataInvokeArgs
        {
            Bootstrap =
            {
                new BootstrapContainerArgs
                {
                    Name = "tune",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = { new BootstrapStepArgs { Sysctl = { ["net.core.somaxconn"] = "4096" } } },
                },
            },
        }
    );

    return new Dictionary<string, object?> { ["afterJoin"] = scripts.Apply(found => found.UserData) };
});
