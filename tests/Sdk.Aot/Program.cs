using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;

// Uses the SDK as an automation does, compiled ahead of time: reads, makes a pool, follows its task, resizes, deletes.
// usage: ContainerOS.Sdk.Aot <address of an emulator> <cluster id>; credentials come from the environment.
var (endpoint, cluster) = (args[0], args[1]);
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
var ct = stop.Token;
using var trace = new StringWriter();
using var cloud = AlibabaCloudClient.Create(
    new SdkOptions
    {
        Region = "cn-hangzhou",
        Endpoint = endpoint,
        Observer = new HttpTrace(trace),
    }
);

var before = (await cloud.Ack.NodePools.ListAsync(cluster, name: null, ct)).Count;
var type = await cloud.Ecs.InstanceTypes.ListAsync(new() { Names = ["ecs.g7.xlarge"] }, ct).SingleAsync(ct);
Expect(type.CpuCoreCount == 4, "the instance type has its cores");

var made = await cloud.Ack.NodePools.CreateAsync(cluster, Pool(), ct);
var events = await FollowAsync(made.TaskId!);
Expect(events > 0, "the task of the create has events");

var pool = await cloud.Ack.NodePools.GetAsync(cluster, made.NodePoolId!, ct);
Expect(pool is { Info.Name: "ahead-of-time", Status.TotalNodes: 2 }, "the pool is there with its nodes");
Expect((await cloud.Ack.NodePools.ListAsync(cluster, name: null, ct)).Count == before + 1, "the pool is in the list");

await FollowAsync((await cloud.Ack.NodePools.DeleteAsync(cluster, made.NodePoolId!, force: true, ct)).TaskId!);
try
{
    await cloud.Ack.NodePools.GetAsync(cluster, made.NodePoolId!, ct);
    Expect(false, "a deleted pool is not found");
}
catch (ApiException fault) when (fault.Kind is ApiErrorKind.NotFound)
{
    Expect(fault.Code.Length > 0, "a refusal has its code");
}

Expect(trace.ToString().Contains("\"user_data\":\"[secret]\"", StringComparison.Ordinal), "the trace hides user data");
Console.WriteLine("ok");

async Task<int> FollowAsync(string task)
{
    var seen = 0;
    TaskProgress? last = null;
    await foreach (var progress in cloud.Ack.Tasks.FollowAsync(task, ct))
    {
        (last, seen) = (progress, seen + progress.NewEvents.Count);
    }

    Expect(last is { IsSucceeded: true }, $"the task {task} succeeds");
    return seen;
}

static void Expect(bool isSo, string what)
{
    if (!isSo)
    {
        throw new InvalidOperationException($"expected that {what}");
    }
}

static CreateNodePoolRequest Pool() =>
    new()
    {
        Info = new() { Name = "ahead-of-time" },
        ScalingGroup = new()
        {
            ImageType = "AliyunLinux3",
            InstanceTypes = ["ecs.g7.xlarge"],
            VSwitchIds = ["vsw-demo-h"],
            KeyPair = "demo-key",
            DesiredSize = 2,
            SystemDiskCategory = "cloud_essd",
            SystemDiskSize = 120,
        },
        KubernetesConfig = new() { UserData = "IyEvYmluL3NoCg==", Runtime = "containerd" },
    };
