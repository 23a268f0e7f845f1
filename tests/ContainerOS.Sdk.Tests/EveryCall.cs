using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

/// <summary>Every call of the SDK, by action: how it is made, its request, and a good reply.</summary>
internal sealed record EveryCall(string Method, string Target, string Reply, Func<AlibabaCloudClient, CancellationToken, Task> RunAsync)
{
    private const int LooksForALostTask = 6;
    private const string NoTasks = """{"tasks":[]}""";

    /// <summary>Whether the tasks of the cluster are listed first, so that the task of a lost reply can be found.</summary>
    public bool ListsTasksFirst { get; init; }

    public static IReadOnlyDictionary<string, EveryCall> ByAction { get; } =
        new Dictionary<string, EveryCall>
        {
            ["DescribeClusterNodePoolDetail"] = new(
                "GET",
                "/clusters/c1/nodepools/np1",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.GetAsync("c1", "np1", ct)
            ),
            ["DescribeClusterNodePools"] = new(
                "GET",
                "/clusters/c1/nodepools?NodepoolName=a%20b",
                """{"nodepools":[]}""",
                (cloud, ct) => cloud.Ack.NodePools.ListAsync("c1", "a b", ct)
            ),
            ["CreateClusterNodePool"] = new(
                "POST",
                "/clusters/c1/nodepools",
                """{"nodepool_id":"np1"}""",
                (cloud, ct) => cloud.Ack.NodePools.CreateAsync("c1", new CreateNodePoolRequest(), ct)
            ),
            ["ModifyClusterNodePool"] = new(
                "PUT",
                "/clusters/c1/nodepools/np1",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.ModifyAsync("c1", "np1", new NodePoolPatch(), ct)
            ),
            ["ModifyNodePoolNodeConfig"] = new(
                "PUT",
                "/clusters/c1/nodepools/np1/node_config",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.ModifyNodeConfigAsync("c1", "np1", new NodeConfigChange(), ct)
            ),
            ["ScaleClusterNodePool"] = new(
                "POST",
                "/clusters/c1/nodepools/np1",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.ScaleAsync("c1", "np1", 2, ct)
            )
            {
                ListsTasksFirst = true,
            },
            ["DeleteClusterNodepool"] = new(
                "DELETE",
                "/clusters/c1/nodepools/np1?force=true",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.DeleteAsync("c1", "np1", force: true, ct)
            ),
            ["DescribeTaskInfo"] = new("GET", "/tasks/T-1", "{}", (cloud, ct) => cloud.Ack.Tasks.GetAsync("T-1", ct)),
            ["PauseTask"] = new("POST", "/tasks/T-1/pause", "", (cloud, ct) => cloud.Ack.Tasks.PauseAsync("T-1", ct)),
            ["ResumeTask"] = new("POST", "/tasks/T-1/resume", "", (cloud, ct) => cloud.Ack.Tasks.ResumeAsync("T-1", ct)),
            ["CancelTask"] = new("POST", "/tasks/T-1/cancel", "", (cloud, ct) => cloud.Ack.Tasks.CancelAsync("T-1", ct)),
            ["DescribeClusterTasks"] = new(
                "GET",
                "/clusters/c1/tasks?page_number=1&page_size=100",
                """{"tasks":[]}""",
                async (cloud, ct) => await cloud.Ack.Tasks.ListAsync("c1", ct).ToListAsync(ct)
            ),
            ["UpgradeClusterNodepool"] = new(
                "POST",
                "/clusters/c1/nodepools/np1/upgrade",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.UpgradeAsync("c1", "np1", new(), ct)
            )
            {
                ListsTasksFirst = true,
            },
            ["RepairClusterNodePool"] = new(
                "POST",
                "/clusters/c1/nodepools/np1/repair",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.RepairAsync("c1", "np1", new(), ct)
            ),
            ["RemoveNodePoolNodes"] = new(
                "DELETE",
                "/clusters/c1/nodepools/np1/nodes?concurrency=false&drain_node=true"
                    + "&instance_ids=%5B%22i-a%22%2C%22i-b%22%5D&release_node=true",
                "{}",
                (cloud, ct) =>
                    cloud.Ack.NodePools.RemoveNodesAsync("c1", "np1", new() { InstanceIds = ["i-a", "i-b"], ReleaseNode = true }, ct)
            ),
            ["SyncClusterNodePool"] = new(
                "POST",
                "/clusters/c1/sync_nodepools",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.SyncAsync("c1", ct)
            ),
            ["DescribeClusterDetail"] = new("GET", "/clusters/c1", "{}", (cloud, ct) => cloud.Ack.Clusters.GetAsync("c1", ct)),
            ["DescribeClusterNodes"] = new(
                "GET",
                "/clusters/c1/nodes?nodepool_id=np1&pageNumber=1&pageSize=100",
                """{"nodes":[]}""",
                async (cloud, ct) => await cloud.Ack.Nodes.ListAsync("c1", new() { NodePoolId = "np1" }, ct).ToListAsync(ct)
            ),
            ["DescribeKubernetesVersionMetadata"] = new(
                "GET",
                "/api/v1/metadata/versions?ClusterType=ManagedKubernetes&Region=cn-hangzhou",
                "[]",
                (cloud, ct) => cloud.Ack.Versions.ListAsync(new() { Region = "cn-hangzhou", ClusterType = "ManagedKubernetes" }, ct)
            ),
            ["DescribeClustersV1"] = new(
                "GET",
                "/api/v1/clusters?name=web&page_number=1&page_size=100",
                """{"clusters":[]}""",
                async (cloud, ct) => await cloud.Ack.Clusters.ListAsync(new() { Name = "web" }, ct).ToListAsync(ct)
            ),
            ["DescribeClusterEvents"] = new(
                "GET",
                "/clusters/c1/events?page_number=1&page_size=100&task_id=T-1",
                """{"events":[]}""",
                async (cloud, ct) => await cloud.Ack.Clusters.ListEventsAsync("c1", "T-1", ct).ToListAsync(ct)
            ),
            ["DescribeUserQuota"] = new("GET", "/quota", "{}", (cloud, ct) => cloud.Ack.Quotas.GetAsync(ct)),
            ["DescribeRegions"] = new(
                "GET",
                "/regions?acceptLanguage=en-US",
                """{"regions":[]}""",
                (cloud, ct) => cloud.Ack.Regions.ListAsync("en-US", ct)
            ),
            ["ListOperationPlans"] = new(
                "GET",
                "/operation/plans?cluster_id=c1",
                """{"plans":[]}""",
                (cloud, ct) => cloud.Ack.Plans.ListAsync("c1", null, ct)
            ),
            ["DescribeNodePoolVuls"] = new(
                "GET",
                "/clusters/c1/nodepools/np1/vuls?necessity=asap",
                """{"vul_records":[]}""",
                (cloud, ct) => cloud.Ack.Vulnerabilities.GetForNodePoolAsync("c1", "np1", "asap", ct)
            ),
            ["FixNodePoolVuls"] = new(
                "POST",
                "/clusters/c1/nodepools/np1/vuls/fix",
                """{"task_id":"T-1"}""",
                (cloud, ct) => cloud.Ack.Vulnerabilities.FixAsync("c1", "np1", new(), ct)
            ),
            ["DescribeClusterVuls"] = new(
                "GET",
                "/clusters/c1/vuls",
                """{"vul_records":[]}""",
                (cloud, ct) => cloud.Ack.Vulnerabilities.ListForClusterAsync("c1", ct)
            ),
            ["ScanClusterVuls"] = new(
                "POST",
                "/clusters/c1/vuls/scan",
                """{"task_id":"T-1"}""",
                (cloud, ct) => cloud.Ack.Vulnerabilities.ScanAsync("c1", ct)
            ),
            ["AttachInstancesToNodePool"] = new(
                "POST",
                "/clusters/c1/nodepools/np1/attach",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.AttachAsync("c1", "np1", new() { Instances = ["i-a"] }, ct)
            ),
            ["DescribeClusterAttachScripts"] = new(
                "POST",
                "/clusters/c1/attachscript",
                "curl -s http://x | bash",
                (cloud, ct) => cloud.Ack.Nodes.GetAttachScriptAsync("c1", new(), ct)
            ),
            ["InstallNodePoolComponents"] = new(
                "POST",
                "/clusters/c1/nodepools/np1/components",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.InstallComponentsAsync("c1", "np1", new(), ct)
            ),
            ["UpdateNodePoolComponent"] = new(
                "PUT",
                "/clusters/c1/nodepools/np1/component",
                "{}",
                (cloud, ct) => cloud.Ack.NodePools.UpdateComponentAsync("c1", "np1", new(), ct)
            ),
            ["DescribeInstanceTypes"] = new(
                "POST",
                "/?InstanceTypes.1=ecs.g7.xlarge&MaxResults=1600&RegionId=cn-hangzhou",
                """{"InstanceTypes":{"InstanceType":[]}}""",
                async (cloud, ct) => await cloud.Ecs.InstanceTypes.ListAsync(new() { Names = ["ecs.g7.xlarge"] }, ct).ToListAsync(ct)
            ),
            ["DescribeInstances"] = new(
                "POST",
                "/?InstanceIds=%5B%22i-a%22%5D&MaxResults=100&RegionId=cn-hangzhou",
                """{"Instances":{"Instance":[]}}""",
                async (cloud, ct) => await cloud.Ecs.Instances.ListAsync(new() { Ids = ["i-a"] }, ct).ToListAsync(ct)
            ),
            ["DescribeDisks"] = new(
                "POST",
                "/?DiskType=data&InstanceId=i-a&MaxResults=100&RegionId=cn-hangzhou",
                """{"Disks":{"Disk":[]}}""",
                async (cloud, ct) => await cloud.Ecs.Disks.ListAsync(new() { InstanceId = "i-a", Type = "data" }, ct).ToListAsync(ct)
            ),
            ["DescribeImages"] = new(
                "POST",
                "/?PageNumber=1&PageSize=100&RegionId=cn-hangzhou&ShowExpired=true",
                """{"Images":{"Image":[]}}""",
                async (cloud, ct) => await cloud.Ecs.Images.ListAsync(new() { ShowExpired = true }, ct).ToListAsync(ct)
            ),
            ["DescribeAvailableResource"] = new(
                "POST",
                "/?DestinationResource=InstanceType&RegionId=cn-hangzhou",
                """{"AvailableZones":{"AvailableZone":[]}}""",
                (cloud, ct) => cloud.Ecs.Stock.ListAsync(new() { Destination = "InstanceType" }, ct)
            ),
            ["DescribePrice"] = new(
                "POST",
                "/?InstanceType=ecs.g7.xlarge&RegionId=cn-hangzhou&ResourceType=instance&SystemDisk.Category=cloud_essd&SystemDisk.Size=40",
                """{"PriceInfo":{"Price":{}}}""",
                (cloud, ct) => cloud.Ecs.Prices.GetAsync(new() { InstanceType = "ecs.g7.xlarge", SystemDisk = new("cloud_essd", 40) }, ct)
            ),
            ["RunCommand"] = new(
                "POST",
                "/?ClientToken=tk&CommandContent=bHM%3D&ContentEncoding=Base64&InstanceId.1=i-a&RegionId=cn-hangzhou&Type=RunShellScript",
                "{}",
                (cloud, ct) =>
                    cloud.Ecs.Commands.RunAsync(
                        new()
                        {
                            Content = "ls",
                            InstanceIds = ["i-a"],
                            ClientToken = "tk",
                        },
                        ct
                    )
            ),
            ["DescribeInvocations"] = new(
                "POST",
                "/?InstanceId=i-a&MaxResults=50&RegionId=cn-hangzhou",
                """{"Invocations":{"Invocation":[]}}""",
                async (cloud, ct) => await cloud.Ecs.Commands.ListInvocationsAsync("i-a", ct).ToListAsync(ct)
            ),
            ["DescribeInvocationResults"] = new(
                "POST",
                "/?ContentEncoding=PlainText&InvokeId=t-1&MaxResults=50&RegionId=cn-hangzhou",
                """{"Invocation":{"InvocationResults":{"InvocationResult":[]}}}""",
                async (cloud, ct) => await cloud.Ecs.Commands.ListResultsAsync("t-1", ct).ToListAsync(ct)
            ),
        };

    /// <summary>A script that answers the call itself with these replies.</summary>
    public ScriptedReply[] Script(params ScriptedReply[] replies) =>
        ListsTasksFirst
            ? [ScriptedReply.Ok(NoTasks), .. replies, .. Enumerable.Repeat(ScriptedReply.Ok(NoTasks), LooksForALostTask)]
            : replies;
}
