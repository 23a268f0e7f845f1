using ContainerOS.Model.Values;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>
/// Tags and labels that others add to those of the program. What the service adds itself is never part of a program, also not of an
/// imported one.
/// </summary>
internal static class ServiceEntries
{
    // Tags: ack.aliyun.com with the cluster, ack.alibabacloud.com/nodepool-id with the pool, acs:autoscaling:scalingGroupId (create page of
    // ACK). That labels have the same prefixes, and that the reserved prefix aliyun is used, is inferred.
    private static readonly string[] Prefixes = ["ack.aliyun.com", "ack.alibabacloud.com/", "acs:", "aliyun"];

    /// <summary>Whether the service added an entry with this key.</summary>
    internal static bool IsOfService(string? key) =>
        key is null || Array.Exists(Prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>
    /// The entries to send: ACK replaces a whole list, so those that the service or another system added are sent again. Entries that the
    /// program set before and no longer has are left out.
    /// </summary>
    /// <param name="wanted">The entries of the program.</param>
    /// <param name="olds">The entries that the program set before.</param>
    /// <param name="live">The entries of the live pool.</param>
    /// <param name="keyOf">The key of a live entry.</param>
    /// <param name="create">Creates an entry from key and value.</param>
    internal static T[] Merge<T>(
        ValueMap<string>? wanted,
        ValueMap<string>? olds,
        IEnumerable<T>? live,
        Func<T, string?> keyOf,
        Func<string, string, T> create
    )
    {
        var entries = wanted.EntriesOrNull() ?? new Dictionary<string, string>();
        HashSet<string> own = [.. entries.Keys, .. olds.EntriesOrNull()?.Keys ?? []];
        return
        [
            .. entries.Select(entry => create(entry.Key, entry.Value)),
            .. (live ?? []).Where(entry => !own.Contains(keyOf(entry) ?? string.Empty)),
        ];
    }
}
