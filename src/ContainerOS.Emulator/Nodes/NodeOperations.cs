using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.NodePools.Admission;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Nodes;

/// <summary>The operations on nodes: they are listed, upgraded, configured, repaired, added to a pool and removed from it.</summary>
internal static class NodeOperations
{
    private const string Pool = "/clusters/{cluster}/nodepools/{nodepool}";

    /// <summary>How long work in place takes, in milliseconds (assumed).</summary>
    private const long UpgradeMilliseconds = 60_000;
    private const long ConfigureMilliseconds = 10_000;
    private const long RepairMilliseconds = 20_000;
    private static readonly string[] States = ["all", "running", "removing", "initial", "failed"];

    internal static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Read("DescribeClusterNodes", "GET", "/clusters/{cluster}/nodes", List),
        Operation.Change("UpgradeClusterNodepool", "POST", Pool + "/upgrade", Upgrade, "RequestId"),
        Operation.Change("ModifyNodePoolNodeConfig", "PUT", Pool + "/node_config", Configure, "request_id"),
        Operation.Change("RepairClusterNodePool", "POST", Pool + "/repair", Repair, "request_id"),
        Operation.Change("RemoveNodePoolNodes", "DELETE", Pool + "/nodes", Remove, "request_id"),
        Operation.Change("AttachInstancesToNodePool", "POST", Pool + "/attach", Attach, "request_id"),
        Operation.Change("DescribeClusterAttachScripts", "POST", "/clusters/{cluster}/attachscript", AttachScript),
    ];

    /// <summary>DescribeClusterNodes: the matching nodes, page by page. Its parameters mix casings, as in the vendor's API.</summary>
    private static FieldMap List(Call call)
    {
        var cluster = Cluster.Find(call.Args[0]);
        var page = NumberedPage.Of(call.Request, "pageNumber", "pageSize");
        var state = call.Request.Parameter("state") ?? "all";
        ApiException.ThrowUnless(States.Contains(state), $"state must be one of {string.Join(", ", States)}");
        IReadOnlyList<NodePool> pools =
        [
            .. call
                .World.PoolsOf(cluster.Id)
                .Where(pool => call.Request.Parameter("nodepool_id") is not { } named || pool.Id == named)
                .Where(pool => Words(call, "nodeLabels").All(label => pool.Settings.Kubernetes.Labels.Any(known => Is(known, label)))),
        ];
        var (ids, ips, names) = (Words(call, "instanceIds"), Words(call, "nodeIps"), Words(call, "nodeNames"));
        bool IsAsked(Node node) =>
            IsIn(node, state) && (ips.Length == 0 || ips.Contains(node.Ip)) && (names.Length == 0 || names.Contains(node.Name));
        var (total, nodes) = (ids.Length, state, ips.Length + names.Length) switch
        {
            (> 0, _, _) => Page(page, [.. Named(call.World, pools, ids).Where(IsAsked)]),
            (_, "all", 0) => Page(page, pools),
            _ => Page(page, [.. pools.SelectMany(pool => pool.Nodes).Where(IsAsked)]),
        };
        return FieldMap.Of(
            ("nodes", ListValue.Of(nodes.Select(node => NodeReply.Of(node, call.World.Seed, call.Now)))),
            ("page", page.ToPageInfo(total))
        );
    }

    /// <summary>The texts of a parameter, separated by commas.</summary>
    private static string[] Words(Call call, string name) =>
        call.Request.Parameter(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Whether a label is the one of a filter: <c>key=value</c>, or the key alone (inferred).</summary>
    private static bool Is(Pair label, string filter) => filter == label.Key || filter == $"{label.Key}={label.Value}";

    private static (int Total, IEnumerable<Node> Nodes) Page(NumberedPage page, List<Node> all) =>
        (all.Count, page.Range(all.Count).Select(index => all[index]));

    /// <summary>A page of the nodes of pools, whose other nodes are not looked at.</summary>
    private static (int Total, IEnumerable<Node> Nodes) Page(NumberedPage page, IReadOnlyList<NodePool> pools)
    {
        var total = pools.Sum(pool => pool.Nodes.Count);
        List<Node> shown = [];
        var first = 0;
        foreach (var pool in pools)
        {
            shown.AddRange(
                page.Range(total)
                    .Where(index => index >= first && index < first + pool.Nodes.Count)
                    .Select(index => pool.Nodes[index - first])
            );
            first += pool.Nodes.Count;
        }

        return (total, shown);
    }

    private static IEnumerable<Node> Named(World world, IReadOnlyList<NodePool> pools, IEnumerable<string> ids) =>
        ids.Distinct()
            .Select(world.Node)
            .OfType<Node>()
            .Where(node => pools.Any(pool => pool.Id == node.PoolId))
            .OrderBy(node => node.Number);

    /// <summary>Whether a node is in a state of the filter, which differ from those of a reply (inferred).</summary>
    private static bool IsIn(Node node, string state) =>
        state == "all"
        || state
            == node.Stage switch
            {
                NodeStage.Removing => "removing",
                NodeStage.Ready or NodeStage.Draining or NodeStage.NotReady => "running",
                NodeStage.Failed => "failed",
                _ => "initial",
            };

    /// <summary>Upgrades nodes to an image or version. An upgrade of all nodes also changes the pool's settings (inferred).</summary>
    private static FieldMap Upgrade(Call call)
    {
        var pool = call.IdlePool();
        var group = pool.Settings.Group;
        var image = call.Body.Text("image_id") ?? group.ImageId;
        ApiException.ThrowUnless(
            !group.IsContainerOs || OsImage.Find(image)?.Version is not null,
            $"The image {image} does not exist",
            "InvalidImageId.NotFound"
        );
        ApiException.ThrowUnless(call.Body.Text("runtime_type") is null or "containerd", "runtime_type must be containerd");
        // A node cannot be newer than its control plane (Kubernetes version skew policy); that other versions are refused is inferred.
        var cluster = call.Edit.VersionOf(pool.ClusterId);
        var kubernetes = call.Body.Text("kubernetes_version") is { Length: > 0 } version ? version : null;
        ApiException.ThrowUnless(
            kubernetes is null || kubernetes == cluster,
            $"kubernetes_version {kubernetes} is not the version of the cluster, {cluster}"
        );
        IReadOnlyList<string> names = call.Body.Texts("node_names") ?? [];
        if (names.Count == 0)
        {
            var settings = pool.Settings with
            {
                Group = group with { ImageId = image },
                Kubernetes = pool.Settings.Kubernetes with
                {
                    RuntimeVersion = call.Body.Text("runtime_version") ?? pool.Settings.Kubernetes.RuntimeVersion,
                },
            };
            call.Edit.Update(pool.Id, draft => draft with { Settings = settings });
        }

        var task = TaskStart.Rollout(
            call.Edit,
            pool,
            "nodepool_upgrade",
            NodeSelection.Of(pool, names),
            RolloutPolicy.Of(call.Body.Map("rolling_policy")),
            new NodeEffect
            {
                ImageId = image,
                KubernetesVersion = kubernetes,
                RuntimeVersion = call.Body.Text("runtime_version"),
                Replaces = call.Body.Flag("use_replace") == true,
                Milliseconds = UpgradeMilliseconds,
            },
            call.Now
        );
        return FieldMap.Of(("task_id", task.Id));
    }

    private static FieldMap Configure(Call call)
    {
        var pool = call.IdlePool();
        var config = pool.Settings.NodeConfig;
        var changed = config with
        {
            Kubelet = call.Body.Map("kubelet_config") ?? config.Kubelet,
            Containerd = call.Body.Map("containerd_config") ?? config.Containerd,
            Os = call.Body.Map("os_config") ?? config.Os,
        };
        NodeConfigChecks.Run(new NodeConfig { Kubelet = call.Body.Map("kubelet_config"), Containerd = call.Body.Map("containerd_config") });
        call.Edit.Update(pool.Id, draft => draft with { Settings = draft.Settings with { NodeConfig = changed } });
        var task = TaskStart.Rollout(
            call.Edit,
            pool,
            "nodepool_update",
            NodeSelection.Of(pool, call.Body.Texts("node_names") ?? []),
            RolloutPolicy.Of(call.Body.Map("rolling_policy")),
            new NodeEffect { Milliseconds = ConfigureMilliseconds },
            call.Now
        );
        return Call.Started(pool, task);
    }

    private static FieldMap Repair(Call call)
    {
        var pool = call.IdlePool();
        var nodes = NodeSelection.Of(pool, call.Body.Texts("nodes") ?? []);
        var effect = new NodeEffect { Milliseconds = RepairMilliseconds };
        var task = TaskStart.Rollout(call.Edit, pool, "nodepool_repair", nodes, RolloutPolicy.AllAtOnce, effect, call.Now);
        return FieldMap.Of(("task_id", task.Id));
    }

    /// <summary>
    /// Removes nodes and decreases the desired size (reference of RemoveNodePoolNodes). That it is smaller from the call on, also after a
    /// drain that failed, is inferred.
    /// </summary>
    private static FieldMap Remove(Call call)
    {
        var pool = call.IdlePool();
        IReadOnlyList<string> names = [.. call.Request.ListParameter("instance_ids"), .. call.Request.ListParameter("nodes")];
        ApiException.ThrowUnless(names.Count > 0, "instance_ids or nodes is required");
        var nodes = NodeSelection.Of(pool, names);
        call.Edit.Update(pool.Id, draft => draft.WithDesiredSize(pool.Nodes.Count - nodes.Count));
        var task = TaskStart.Rollout(
            call.Edit,
            pool,
            "cluster_node_delete",
            nodes,
            call.Request.FlagParameter("concurrency") ? RolloutPolicy.AllAtOnce : RolloutPolicy.OneByOne,
            new NodeEffect
            {
                Leaves = true,
                IsReleased = call.Request.FlagParameter("release_node"),
                Drains = call.Request.FlagParameter("drain_node"),
            },
            call.Now
        );
        return FieldMap.Of(("task_id", task.Id));
    }

    /// <summary>
    /// Adds instances without a pool to one. The system disk gets the pool's image, and the desired size increases (inferred).
    /// </summary>
    private static FieldMap Attach(Call call)
    {
        var (pool, ids) = (call.IdlePool(), call.Body.Texts("instances") ?? []);
        ApiException.ThrowUnless(ids.Length > 0, "instances is required");
        List<Node> attached = [];
        foreach (var id in ids.Distinct())
        {
            var instance = call.Edit.Node(id);
            ApiException.ThrowUnless(
                instance is { PoolId: null },
                $"The instance {id} does not exist, or is in a node pool",
                "InvalidInstanceId.NotFound"
            );
            attached.Add(
                instance! with
                {
                    PoolId = pool.Id,
                    ImageId = pool.Settings.Group.ImageId,
                    KubernetesVersion = call.Edit.VersionOf(pool.ClusterId),
                    RuntimeVersion = pool.Settings.Kubernetes.RuntimeVersion,
                    Replacements = instance.Replacements + 1,
                    Fixed = [],
                    Problem = null,
                }
            );
        }

        call.Edit.Update(pool.Id, draft => draft.WithDesiredSize(pool.Nodes.Count + attached.Count));
        return FieldMap.Of(("task_id", TaskStart.Attachment(call.Edit, pool, attached, call.Now).Id));
    }

    /// <summary>DescribeClusterAttachScripts: the command that joins an instance to a cluster, as plain text.</summary>
    private static TextValue AttachScript(Call call)
    {
        var (cluster, architecture) = (call.World.Cluster(call.Args[0]), call.Body.Text("arch") ?? "amd64");
        ApiException.ThrowUnless(architecture is "amd64" or "arm64", "arch must be amd64 or arm64");
        var pool = call.Body.Text("nodepool_id") is { Length: > 0 } named
            ? $" --nodepool-id {call.World.Pool(cluster.Id, named).Id}"
            : string.Empty;
        var token = $"{call.Edit.NextHex(6)}.{call.Edit.NextHex(16)}";
        var bucket = $"aliacs-k8s-{DemoAccount.Region}.oss-{DemoAccount.Region}-internal.aliyuncs.com";
        return new(
            $"curl http://{bucket}/public/pkg/run/attach/{cluster.Version}/attach_node.sh"
                + $" | bash -s -- --arch {architecture} --token {token} --cluster-id {cluster.Id}{pool} --region {DemoAccount.Region}"
        );
    }
}
