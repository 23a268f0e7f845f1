// A node pool from code: checked, made or changed, and followed until its nodes are Ready.
// Usage: automation-csharp [SIZE]. With CONTAINEROS_ENDPOINT it talks to an emulator; credentials come from the vendor's chain.
using ContainerOS.Automation;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Errors;

var endpoint = Environment.GetEnvironmentVariable("CONTAINEROS_ENDPOINT");
using var cloud = AlibabaCloudClient.Create(new SdkOptions { Region = "cn-hangzhou", Endpoint = endpoint });
var pool = new NodePoolSpec
{
    ClusterId = "cd3m0a0000000000000000000000000001",
    Name = "batch",
    InstanceTypes = ["ecs.g7.xlarge"],
    VSwitchIds = ["vsw-demo-h", "vsw-demo-i"],
    Os = new OsPin { Version = new OsVersion(3, 6, 1) },
    DataDisk = new DiskSpec
    {
        Category = DiskCategory.CloudEssd,
        PerformanceLevel = PerformanceLevel.PL1,
        SizeGiB = 120,
    },
    DesiredSize = args is [var size, ..] ? int.Parse(size, null) : 3,
    Access = new AccessSpec { KeyPair = "demo-key" },
};

try
{
    var done = await cloud.ApplyNodePoolAsync(
        pool,
        new ApplyOptions("platform-team") { Progress = new Progress<string>(Console.Error.WriteLine) }
    );
    Console.WriteLine(
        $"{done.Action} {done.Pool.Name}: {done.Pool.ReadyNodes} of {done.Pool.Nodes} nodes ready, ContainerOS {done.Pool.OsVersion}"
    );
    return 0;
}
catch (SdkException fault)
{
    // A spec that rules refuse, and a cloud that can not be reached, say what is wrong and how to fix it.
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
