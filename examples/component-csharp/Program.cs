// A program of a team that uses the component of the platform team.
using Acme.Platform;
using ContainerOS.Infra;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var pools = new TeamPools(
        "web",
        new TeamPoolsArgs
        {
            ClusterId = config.Require("clusterId"),
            Team = "web",
            Zones = new Dictionary<string, string> { ["h"] = "vsw-demo-h", ["i"] = "vsw-demo-i" },
            Size = Size.Fixed(1),
        }
    );
    return new Dictionary<string, object?> { ["nodePoolIds"] = pools.NodePoolIds };
});
