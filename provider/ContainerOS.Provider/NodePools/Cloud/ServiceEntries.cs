namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>
/// Tags and labels that the service adds to those of the program. They are never part of a program, also not of an imported one.
/// </summary>
internal static class ServiceEntries
{
    // Tags: ack.aliyun.com with the cluster, ack.alibabacloud.com/nodepool-id with the pool, acs:autoscaling:scalingGroupId (create page of
    // ACK). That labels have the same prefixes, and that the reserved prefix aliyun is used, is inferred.
    private static readonly string[] Prefixes = ["ack.aliyun.com", "ack.alibabacloud.com/", "acs:", "aliyun"];

    /// <summary>Whether the service added an entry with this key.</summary>
    internal static bool IsOfService(string? key) =>
        key is null || Array.Exists(Prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
