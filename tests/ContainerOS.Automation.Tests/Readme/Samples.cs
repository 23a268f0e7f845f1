using System.Text.Json.Nodes;
using ContainerOS.Model.NodePools;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Automation.Tests.Readme;

/// <summary>The examples of the READMEs as methods.</summary>
internal static class Samples
{
    internal static async Task ListAsync(string clusterId)
    {
        using var cloud = AlibabaCloudClient.Create(new SdkOptions { Region = "cn-hangzhou" });

        foreach (var pool in await cloud.Ack.NodePools.ListAsync(clusterId))
        {
            Console.WriteLine($"{pool.Name}: {pool.Status?.ServingNodes} of {pool.Status?.TotalNodes} nodes");
        }
    }

    internal static async Task CreateAsync(AlibabaCloudClient cloud, string clusterId, CreateNodePoolRequest wanted, CancellationToken ct)
    {
        ResourceTag[] owner = [new() { Key = "owner", Value = "nightly-batch" }];
        var made = await cloud.Ack.NodePools.CreateOrAdoptAsync(clusterId, wanted, owner, ct);
        if (made.TaskId is { } task)
        {
            await foreach (var progress in cloud.Ack.Tasks.FollowAsync(task, ct))
            {
                Console.WriteLine($"{progress.Stage} {progress.Percent} %");
            }
        }
    }

    internal static async Task<NodePool> UpdateAsync(AlibabaCloudClient cloud, string clusterId, string nodePoolId, CancellationToken ct)
    {
        var wish = new NodePoolPatch { KubernetesConfig = new() { Labels = [new() { Key = "team", Value = "web" }] } };
        var now = await cloud.Ack.NodePools.UpdateAsync(clusterId, nodePoolId, wish, ct);
        return now;
    }

    internal static async Task NodesAsync(AlibabaCloudClient cloud, string clusterId, string nodePoolId, CancellationToken ct)
    {
        await foreach (var node in cloud.Ack.Nodes.ListAsync(clusterId, new() { NodePoolId = nodePoolId, State = "running" }, ct))
        {
            Console.WriteLine($"{node.NodeName} {node.NodeStatus}");
        }
    }

    internal static ScalingGroup With()
    {
        var group = new ScalingGroup { ImageType = "ContainerOS" }.With(
            "instance_patterns",
            new JsonArray(new JsonObject { ["cores"] = 4, ["memory"] = 16 })
        );
        return group;
    }

    internal static async Task DeleteAsync(AlibabaCloudClient cloud, string clusterId, string nodePoolId, CancellationToken ct)
    {
        try
        {
            await cloud.Ack.NodePools.DeleteAsync(clusterId, nodePoolId, force: true, ct);
        }
        catch (ApiException fault) when (fault.Kind is ApiErrorKind.NotFound)
        {
            Console.WriteLine("It is gone already.");
        }
        catch (SdkException fault)
        {
            Console.WriteLine($"{fault.Message} (request id {fault.RequestId ?? "none"})");
        }
    }

    internal static async Task ApplyAsync(NodePoolSpec pool)
    {
        using var cloud = AlibabaCloudClient.Create(new SdkOptions { Region = "cn-hangzhou" });
        var done = await cloud.ApplyNodePoolAsync(
            pool,
            new ApplyOptions("platform-team") { Progress = new Progress<string>(Console.Error.WriteLine) }
        );
        Console.WriteLine($"{done.Action} {done.Pool.Name}: {done.Pool.ReadyNodes} of {done.Pool.Nodes} nodes ready");
    }

    internal static async Task PlanAndApplyAsync(AlibabaCloudClient cloud, NodePoolSpec pool, CancellationToken ct)
    {
        var options = new ApplyOptions("platform-team")
        {
            Project = "batch",
            Stack = "production",
            Timeout = TimeSpan.FromMinutes(30),
        };
        try
        {
            var plan = await cloud.PlanNodePoolAsync(pool, options, ct);
            Console.WriteLine($"{plan.Action}: {string.Join(", ", plan.Changes)}");
            var result = await cloud.ApplyNodePoolAsync(pool, options, ct);
            Console.WriteLine($"{result.Pool.NodePoolId} has {result.Pool.ReadyNodes} nodes");
        }
        catch (SpecRejectedException error)
        {
            foreach (var diagnostic in error.Diagnostics)
            {
                Console.WriteLine($"{diagnostic.Code} at {diagnostic.Path}: {diagnostic.Message}; {diagnostic.Fix}");
            }
        }
    }

    internal static async Task<RolloutMoment> RolloutAsync(
        AlibabaCloudClient cloud,
        string clusterId,
        string poolId,
        string imageId,
        CancellationToken ct
    )
    {
        var rollouts = cloud.Rollouts(new Progress<RolloutMoment>(moment => Console.Error.WriteLine(moment.Step.Reason)));
        var rollout = await rollouts.PlanAsync(clusterId, poolId, new RolloutTarget { ImageId = imageId }, new RolloutOptions(), ct);
        Console.WriteLine(RolloutPlanFile.Write(rollout));
        var end = await rollouts.ApplyAsync(rollout, cancellationToken: ct);
        if (end.Step.Kind is not RolloutStepKind.Done)
        {
            await rollouts.RevertAsync(rollout, ct);
        }

        return end;
    }
}
