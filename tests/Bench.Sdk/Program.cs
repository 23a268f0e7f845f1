using System.Globalization;
using ContainerOS.Bench.Sdk;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;

// One side of the comparison that eng/bench-sdk makes; bench.js is the other.
// usage: ContainerOS.Bench.Sdk prepare <address> <cluster id>                             prints the id of a pool
//        ContainerOS.Bench.Sdk <address> <cluster id> <pool id> <concurrency> <calls>     prints what a call costs
var isPreparing = args[0] == "prepare";
using var cloud = AlibabaCloudClient.Create(new SdkOptions { Region = "cn-hangzhou", Endpoint = args[isPreparing ? 1 : 0] });
if (isPreparing)
{
    var pool = new NodePoolCreation
    {
        Info = new() { Name = "bench" },
        ScalingGroup = new()
        {
            ImageType = "AliyunLinux3", InstanceTypes = ["ecs.g7.xlarge"], VSwitchIds = ["vsw-demo-h"], KeyPair = "demo-key", DesiredSize = 0,
            SystemDiskCategory = "cloud_essd", SystemDiskSize = 120, DataDisks = [new() { Category = "cloud_essd", Size = 200 }],
        },
        KubernetesConfig = new()
        {
            UserData = Convert.ToBase64String(new byte[3000]), Runtime = "containerd", Labels = [.. Enumerable.Range(0, 10).Select(number => new NodeLabel { Key = $"label-{number}", Value = "value" })],
        },
    };
    Console.WriteLine((await cloud.Ack.NodePools.CreateAsync(args[2], pool, CancellationToken.None)).NodePoolId);
    return;
}

var (concurrency, calls) = (int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture));
var load = new Load(ct => cloud.Ack.NodePools.GetAsync(args[1], args[2], ct), concurrency);
await load.RunAsync(calls / 2); // The runtime compiles what is hot.
Console.WriteLine(await load.MeasureAsync(calls));
