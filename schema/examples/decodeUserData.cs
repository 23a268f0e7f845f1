using System.Collections.Generic;
using ContainerOS.Infra;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var decoded = DecodeUserData.Invoke(
        new DecodeUserDataInvokeArgs { UserData = "IyEvYmluL3NoCnN5c2N0bCAtdyBuZXQuY29yZS5zb21heGNvbm49NDA5Ngo=" }
    );

    return new Dictionary<string, object?> { ["bootstrap"] = decoded.Apply(found => found.Bootstrap) };
});
