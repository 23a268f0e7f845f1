using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Bench.Sdk;

/// <summary>The node pool that both clients read: 4 KB of user data, ten labels.</summary>
internal sealed class BenchPool(AlibabaCloudClient cloud, string clusterId, string poolId)
{
    /// <summary>Creates the pool and returns its id.</summary>
    internal static async Task<string> CreateAsync(AlibabaCloudClient cloud, string clusterId)
    {
        var pool = new CreateNodePoolRequest
        {
            Info = new() { Name = "bench" },
            ScalingGroup = new()
            {
                ImageType = "AliyunLinux3",
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = ["vsw-demo-h"],
                KeyPair = "demo-key",
                DesiredSize = 0,
                SystemDiskCategory = "cloud_essd",
                SystemDiskSize = 120,
                DataDisks = [new() { Category = "cloud_essd", Size = 200 }],
            },
            KubernetesConfig = new()
            {
                UserData = Convert.ToBase64String(new byte[3000]),
                Runtime = "containerd",
                Labels = [.. Enumerable.Range(0, 10).Select(number => new NodeLabel { Key = $"label-{number}", Value = "value" })],
            },
        };
        return (await cloud.Ack.NodePools.CreateAsync(clusterId, pool, CancellationToken.None)).NodePoolId!;
    }

    /// <summary>
    /// Reads the pool (DescribeClusterNodePoolDetail) and the members that a program uses; a reply that is not read would be too cheap.
    /// </summary>
    internal async Task ReadAsync()
    {
        var pool = await cloud.Ack.NodePools.GetAsync(clusterId, poolId, CancellationToken.None);
        var isWhole =
            pool is
            {
                Name: "bench",
                Status: { State: { Value.Length: > 0 }, TotalNodes: 0, HealthyNodes: 0 },
                ScalingGroup: { SystemDiskSize: 120, DataDisks.Count: 1, InstanceTypes.Count: 1 },
                KubernetesConfig: { UserData.Length: 4000, Labels: [{ Key: "label-0", Value: "value" }, ..] },
            };
        if (!isWhole)
        {
            throw new InvalidOperationException($"The pool that was read is not the one that was created: {pool}.");
        }
    }
}
