using ContainerOS.Emulator.Clock;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The state of a node over time: it becomes ready in stages and is removed at once.</summary>
internal static class NodeLifecycle
{
    private const int PendingMilliseconds = 5_000;
    private const int MinMilliseconds = 30_000;
    private const int MaxMilliseconds = 75_000;

    /// <summary>Creates a node.</summary>
    internal static JObject New(Account account, long now, string instanceType, JToken? image)
    {
        var id = account.NextHex(20);
        return new JObject
        {
            ["id"] = $"i-bp1{id[..17]}",
            ["type"] = instanceType,
            ["image"] = image,
            ["born"] = now,
            ["ready"] = now + account.NextNumber(MinMilliseconds, MaxMilliseconds),
        };
    }

    /// <summary>Whether the node is ready. It is not while an operation runs on it.</summary>
    internal static bool IsReady(JObject node, long now) => now >= (long)node["ready"]! && !IsWorkedOn(node, now);

    internal static bool IsLeaving(JObject node, long now) => IsWorkedOn(node, now) && (bool?)node["change"]!["leaves"] == true;

    private static bool IsWorkedOn(JObject node, long now) => node["change"] is JObject change && now >= (long)change["from"]!;

    /// <summary>The node in the format of DescribeClusterNodes.</summary>
    internal static JObject Describe(JObject node, string poolId, JObject group, long now) =>
        new()
        {
            ["instance_id"] = node["id"],
            ["instance_type"] = node["type"],
            ["node_name"] = NameOf(node),
            ["nodepool_id"] = poolId,
            ["image_id"] = node["image"] ?? group["image_id"],
            ["instance_status"] = "Running",
            ["state"] = State(node, now),
            ["node_status"] = IsReady(node, now) ? "Ready" : "NotReady",
            ["creation_time"] = EmulatedClock.Text((long)node["born"]!),
            ["is_aliyun_node"] = true,
            ["source"] = "ess",
        };

    internal static string NameOf(JObject node) => $"cn-hangzhou.{node["id"]}";

    /// <summary>A node that restarts or whose system disk is replaced counts as initial (inferred).</summary>
    private static string State(JObject node, long now) =>
        IsLeaving(node, now) ? "removing"
        : IsReady(node, now) ? "running"
        : now < (long)node["born"]! + PendingMilliseconds ? "pending"
        : "initial";
}
