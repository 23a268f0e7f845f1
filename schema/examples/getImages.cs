using System.Collections.Generic;
using ContainerOS.Infra;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var offered = GetImages.Invoke(new GetImagesInvokeArgs { ClusterId = "cd3m0a0000000000000000000000000001", Version = "3.6.1" });

    return new Dictionary<string, object?> { ["images"] = offered.Apply(found => found.Images) };
});
