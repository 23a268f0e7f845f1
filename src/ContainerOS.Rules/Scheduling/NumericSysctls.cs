using System.Globalization;

namespace ContainerOS.Rules.Scheduling;

/// <summary>
/// Kernel parameters that take whole numbers, by name, with how many of them. Source: the kernel's documentation of sysctl, 5.10.
/// Parameters that it describes as text, such as <c>net.ipv4.tcp_congestion_control</c> or <c>kernel.core_pattern</c>, are left out.
/// </summary>
internal static class NumericSysctls
{
    private static readonly HashSet<string> One =
    [
        "fs.aio-max-nr",
        "fs.file-max",
        "fs.inotify.max_queued_events",
        "fs.inotify.max_user_instances",
        "fs.inotify.max_user_watches",
        "fs.nr_open",
        "fs.pipe-max-size",
        "kernel.hung_task_timeout_secs",
        "kernel.keys.maxkeys",
        "kernel.keys.root_maxkeys",
        "kernel.msgmax",
        "kernel.msgmnb",
        "kernel.msgmni",
        "kernel.numa_balancing",
        "kernel.panic",
        "kernel.panic_on_oops",
        "kernel.perf_event_paranoid",
        "kernel.pid_max",
        "kernel.shmall",
        "kernel.shmmax",
        "kernel.shmmni",
        "kernel.softlockup_panic",
        "kernel.sysrq",
        "kernel.threads-max",
        "kernel.watchdog_thresh",
        "net.bridge.bridge-nf-call-ip6tables",
        "net.bridge.bridge-nf-call-iptables",
        "net.core.netdev_budget",
        "net.core.netdev_max_backlog",
        "net.core.optmem_max",
        "net.core.rmem_default",
        "net.core.rmem_max",
        "net.core.rps_sock_flow_entries",
        "net.core.somaxconn",
        "net.core.wmem_default",
        "net.core.wmem_max",
        "net.ipv4.conf.all.forwarding",
        "net.ipv4.conf.all.rp_filter",
        "net.ipv4.conf.default.rp_filter",
        "net.ipv4.ip_forward",
        "net.ipv4.neigh.default.gc_thresh1",
        "net.ipv4.neigh.default.gc_thresh2",
        "net.ipv4.neigh.default.gc_thresh3",
        "net.ipv4.tcp_fastopen",
        "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_max_orphans",
        "net.ipv4.tcp_max_syn_backlog",
        "net.ipv4.tcp_max_tw_buckets",
        "net.ipv4.tcp_retries2",
        "net.ipv4.tcp_sack",
        "net.ipv4.tcp_slow_start_after_idle",
        "net.ipv4.tcp_syn_retries",
        "net.ipv4.tcp_synack_retries",
        "net.ipv4.tcp_syncookies",
        "net.ipv4.tcp_timestamps",
        "net.ipv4.tcp_tw_reuse",
        "net.ipv4.tcp_window_scaling",
        "net.ipv6.conf.all.disable_ipv6",
        "net.ipv6.conf.all.forwarding",
        "net.netfilter.nf_conntrack_max",
        "net.netfilter.nf_conntrack_tcp_timeout_established",
        "user.max_user_namespaces",
        "vm.dirty_background_bytes",
        "vm.dirty_background_ratio",
        "vm.dirty_bytes",
        "vm.dirty_expire_centisecs",
        "vm.dirty_ratio",
        "vm.dirty_writeback_centisecs",
        "vm.drop_caches",
        "vm.max_map_count",
        "vm.min_free_kbytes",
        "vm.nr_hugepages",
        "vm.overcommit_memory",
        "vm.overcommit_ratio",
        "vm.panic_on_oom",
        "vm.swappiness",
        "vm.vfs_cache_pressure",
        "vm.watermark_scale_factor",
        "vm.zone_reclaim_mode",
    ];
    private static readonly Dictionary<string, int> Several = new()
    {
        ["kernel.sem"] = 4,
        ["net.ipv4.ip_local_port_range"] = 2,
        ["net.ipv4.ping_group_range"] = 2,
        ["net.ipv4.tcp_mem"] = 3,
        ["net.ipv4.tcp_rmem"] = 3,
        ["net.ipv4.tcp_wmem"] = 3,
        ["net.ipv4.udp_mem"] = 3,
    };

    /// <summary>What is wrong with the value of a parameter; null when it has the right form, is empty, or the form is not known.</summary>
    internal static string? Problem(string name, string value)
    {
        var plain = name.Contains('/', StringComparison.Ordinal) ? name.Replace('/', '.') : name;
        return string.IsNullOrWhiteSpace(value) ? null
            : One.Contains(plain)
                ? IsNumber(value.AsSpan().Trim()) ? null
                    : "takes a whole number"
            : Several.TryGetValue(plain, out var count) && !AreNumbers(value, count) ? $"takes {count} whole numbers"
            : null;
    }

    private static bool AreNumbers(string value, int count) =>
        value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { } words
        && words.Length == count
        && words.All(word => IsNumber(word));

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        || (
            text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
        );
}
