using ContainerOS.Emulator;

namespace ContainerOS.Conformance.Tests;

/// <summary>
/// The arguments of each operation of the table for the vendor's package: path arguments and request fields.
/// </summary>
/// <param name="Path">The path arguments; a name in angle brackets is replaced by an id, see <c>OperationCoverageTests</c>.</param>
/// <param name="Request">The request in the casing of the API, with such names; null for a call without one.</param>
internal sealed record SampleOperation(string[] Path, string? Request = null)
{
    private const string Cluster = DemoAccount.ClusterId;

    internal static IReadOnlyDictionary<string, SampleOperation> Ack { get; } =
        new Dictionary<string, SampleOperation>
        {
            ["CreateClusterNodePool"] = new([Cluster], SampleNodePools.Full("another", 1).ToString()),
            ["ModifyClusterNodePool"] = new(
                [Cluster, "<pool>"],
                """{"kubernetes_config":{"labels":[{"key":"team","value":"db"}]},"update_nodes":true}"""
            ),
            ["DescribeClusterNodePools"] = new([Cluster], """{"NodepoolName":"web"}"""),
            ["DescribeClusterNodePoolDetail"] = new([Cluster, "<pool>"]),
            ["DeleteClusterNodepool"] = new([Cluster, "<pool>"], """{"force":true}"""),
            ["ScaleClusterNodePool"] = new([Cluster, "<pool>"], """{"count":1}"""),
            ["UpgradeClusterNodepool"] = new(
                [Cluster, "<pool>"],
                """{"image_id":"lifsea_3_x64_5G_alibase_20251101.qcow2","use_replace":true}"""
            ),
            ["UpgradeCluster"] = new([DemoAccount.SecondClusterId], """{"next_version":"1.34.1-aliyun.1","master_only":true}"""),
            ["ModifyNodePoolNodeConfig"] = new(
                [Cluster, "<pool>"],
                """{"kubelet_config":{"maxPods":90},"rolling_policy":{"max_parallelism":1}}"""
            ),
            ["RepairClusterNodePool"] = new([Cluster, "<pool>"], """{"nodes":["<node>"]}"""),
            ["RemoveNodePoolNodes"] = new([Cluster, "<pool>"], """{"instance_ids":["<instance>"],"release_node":true,"drain_node":true}"""),
            ["SyncClusterNodePool"] = new([Cluster]),
            ["AttachInstancesToNodePool"] = new([Cluster, "<pool>"], """{"instances":["<loose>"]}"""),
            ["DescribeClusterAttachScripts"] = new([Cluster], """{"nodepool_id":"<pool>"}"""),
            ["InstallNodePoolComponents"] = new([Cluster, "<pool>"], """{"components":[{"name":"agent","version":"1.0"}]}"""),
            ["UpdateNodePoolComponent"] = new([Cluster, "<pool>"], """{"name":"there","version":"1.1"}"""),
            ["DescribeTaskInfo"] = new(["<task>"]),
            ["DescribeClusterTasks"] = new([Cluster], """{"page_size":1}"""),
            ["PauseTask"] = new(["<running>"]),
            ["ResumeTask"] = new(["<paused>"]),
            ["CancelTask"] = new(["<running>"]),
            ["DescribeClusterDetail"] = new([Cluster]),
            ["DescribeClustersV1"] = new([], """{"page_size":1}"""),
            ["DescribeClusterNodes"] = new([Cluster], """{"nodepool_id":"<pool>","state":"running"}"""),
            ["DescribeKubernetesVersionMetadata"] = new([], """{"Region":"cn-hangzhou","ClusterType":"ManagedKubernetes"}"""),
            ["DescribeNodePoolVuls"] = new([Cluster, "<pool>"], """{"necessity":"asap"}"""),
            ["FixNodePoolVuls"] = new([Cluster, "<pool>"], """{"nodes":["<node>"],"vuls":["<vulnerability>"]}"""),
            ["DescribeClusterVuls"] = new([Cluster]),
            ["ScanClusterVuls"] = new([Cluster]),
            ["DescribeClusterEvents"] = new([Cluster], """{"task_id":"<task>"}"""),
            ["DescribeUserQuota"] = new([]),
            ["DescribeRegions"] = new([], """{"acceptLanguage":"en-US"}"""),
            ["ListOperationPlans"] = new([], "{}"),
        };

    internal static IReadOnlyDictionary<string, SampleOperation> Ecs { get; } =
        new Dictionary<string, SampleOperation>
        {
            ["DescribeInstanceTypes"] = new([], """{"InstanceTypeFamilies":["ecs.g7"],"MinimumCpuCoreCount":4}"""),
            ["DescribeAvailableResource"] = new([], """{"RegionId":"cn-hangzhou","DestinationResource":"InstanceType"}"""),
            ["DescribeImages"] = new([], """{"RegionId":"cn-hangzhou","ShowExpired":true}"""),
            ["DescribePrice"] = new(
                [],
                """
                {"RegionId":"cn-hangzhou","InstanceType":"ecs.g7.xlarge","SystemDisk":{"Category":"cloud_essd","Size":40},
                "ImageId":"lifsea_3_x64_5G_alibase_20251101.qcow2"}
                """
            ),
            ["DescribeInstances"] = new([], """{"RegionId":"cn-hangzhou","MaxResults":10}"""),
            ["DescribeDisks"] = new([], """{"RegionId":"cn-hangzhou","InstanceId":"<instance>"}"""),
            ["RunCommand"] = new(
                [],
                """{"RegionId":"cn-hangzhou","Type":"RunShellScript","CommandContent":"hostname","InstanceId":["<instance>"]}"""
            ),
            ["DescribeInvocations"] = new([], """{"RegionId":"cn-hangzhou","InvokeId":"<run>","IncludeOutput":true}"""),
            ["DescribeInvocationResults"] = new([], """{"RegionId":"cn-hangzhou","InvokeId":"<run>"}"""),
        };
}
