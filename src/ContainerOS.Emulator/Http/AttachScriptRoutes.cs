using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.NodePools;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>DescribeClusterAttachScripts: the command that joins an instance to a cluster, as plain text.</summary>
internal static class AttachScriptRoutes
{
    /// <summary>The reply to a call; null when this class does not handle it.</summary>
    internal static JToken? Answer(ApiRequest request, NodePoolHandler pools) =>
        (request.Method, request.PathSegments) is ("POST", ["clusters", var cluster, "attachscript"])
            ? new JValue(Script(DemoClusters.Find(cluster), request.Json(), pools))
            : null;

    private static string Script(JObject cluster, JObject body, NodePoolHandler pools)
    {
        var (id, architecture) = ((string)cluster["cluster_id"]!, (string?)body["arch"] ?? "amd64");
        ApiException.ThrowUnless(architecture is "amd64" or "arm64", "arch must be amd64 or arm64");
        var pool = (string?)body["nodepool_id"] is { Length: > 0 } named ? $" --nodepool-id {pools.Find(id, named)["id"]}" : string.Empty;
        var token = pools.NextToken();
        var bucket = $"aliacs-k8s-{DemoAccount.Region}.oss-{DemoAccount.Region}-internal.aliyuncs.com";
        return $"curl http://{bucket}/public/pkg/run/attach/{(string)cluster["current_version"]!}/attach_node.sh"
            + $" | bash -s -- --arch {architecture} --token {token} --cluster-id {id}{pool} --region {DemoAccount.Region}";
    }
}
