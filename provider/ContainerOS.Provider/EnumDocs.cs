namespace ContainerOS.Provider;

/// <summary>What the enums of the schema and their values mean. A test requires an entry for each.</summary>
internal static class EnumDocs
{
    private static readonly Dictionary<string, (string Doc, (string Value, string Doc)[] Values)> All = new(StringComparer.Ordinal)
    {
        ["AutoScalingType"] = (
            "Which nodes the autoscaler adds.",
            [("cpu", "CPU nodes."), ("gpu", "GPU nodes."), ("gpushare", "Nodes whose GPUs are shared."), ("spot", "Spot nodes.")]
        ),
        ["BootstrapPhase"] = (
            "When a container of bootstrap steps runs.",
            [
                ("beforeJoin", "Before the node joins the cluster (pre_user_data of ACK)."),
                ("afterJoin", "After ACK has initialised the node (user_data of ACK)."),
            ]
        ),
        ["Cloud"] = (
            "The cloud that is called.",
            [("alibaba", "Alibaba Cloud."), ("emulator", "An emulator of ACK and ECS on this machine, which needs no account.")]
        ),
        ["CostUnit"] = (
            "The time that a price is for.",
            [("hour", "An hour."), ("month", "A month: 730 hours, or a month of a prepaid pool.")]
        ),
        ["CpuPolicy"] = (
            "How the kubelet assigns CPUs to containers.",
            [
                ("none", "From the pool that all containers share."),
                ("static", "Whole CPUs to containers of the Guaranteed class that ask for them."),
            ]
        ),
        ["DiskCategory"] = (
            "The kind of a disk.",
            [
                ("cloud_essd", "ESSD, with a performance level."),
                ("cloud_auto", "ESSD AutoPL, whose performance does not depend on its size."),
                ("cloud_essd_entry", "ESSD Entry."),
                ("cloud_ssd", "Standard SSD of the former generation."),
                ("cloud_efficiency", "Ultra disk of the former generation."),
            ]
        ),
        ["HugePageUse"] = (
            "When the kernel uses transparent huge pages.",
            [
                ("always", "For all memory."),
                ("madvise", "For memory that a program marks."),
                ("never", "Never."),
                ("defer", "In the background."),
                ("defer+madvise", "At once for memory that a program marks, otherwise in the background."),
            ]
        ),
        ["MetadataTokenMode"] = (
            "Whether the metadata service of a node requires a token.",
            [("required", "Requests need a token (security hardening mode)."), ("optional", "Requests without a token are answered too.")]
        ),
        ["MultiAzPolicy"] = (
            "How vSwitches and instance types are chosen for new nodes.",
            [
                ("priority", "In the order of the lists; the default of ACK."),
                ("costOptimized", "The cheapest instance first."),
                ("balance", "Evenly over the zones."),
            ]
        ),
        ["OwnershipMode"] = (
            "Whether pools get a tag that names their owner.",
            [("stack", "A tag with project, stack and resource."), ("none", "No tag.")]
        ),
        ["PerformanceLevel"] = (
            "The performance level of an ESSD.",
            [("PL0", "Up to 10,000 IOPS."), ("PL1", "Up to 50,000 IOPS."), ("PL2", "Up to 100,000 IOPS."), ("PL3", "Up to 1,000,000 IOPS.")]
        ),
        ["PeriodUnit"] = ("The unit of a subscription period.", [("week", "Weeks."), ("month", "Months.")]),
        ["PrivatePoolMatch"] = (
            "Which private pool of capacity is used.",
            [("open", "An open one that matches."), ("target", "The one that id names."), ("none", "None.")]
        ),
        ["PublicIpBilling"] = ("How a public address is billed.", [("byTraffic", "By traffic."), ("byBandwidth", "By bandwidth.")]),
        ["ResourcePoolStrategy"] = (
            "From which capacity nodes are created.",
            [
                ("privatePoolFirst", "Private pools first, then the public pool."),
                ("privatePoolOnly", "Private pools only."),
                ("none", "The public pool only."),
            ]
        ),
        ["RolloutFailure"] = (
            "What happens when a batch of a rollout fails.",
            [("rollback", "The nodes that were changed go back to their image."), ("stop", "The rollout stops.")]
        ),
        ["RolloutPause"] = (
            "When a rollout waits for a confirmation.",
            [("never", "Never."), ("firstBatch", "After the first batch."), ("everyBatch", "After every batch.")]
        ),
        ["RolloutTrigger"] = (
            "A property whose changes replace the system disks of live nodes.",
            [("bootstrap", "The bootstrap containers."), ("access", "The key pair.")]
        ),
        ["ScalingPolicy"] = (
            "What the autoscaler does with nodes that are not needed.",
            [("release", "Deletes them."), ("recycle", "Stops them, and starts them again when they are needed.")]
        ),
        ["SpotStrategy"] = (
            "What is bid for spot instances.",
            [("asPriceGo", "The market price."), ("withPriceLimit", "At most the limit of the instance type in priceLimits.")]
        ),
        ["TaintEffect"] = (
            "What a taint does to pods that do not tolerate it.",
            [
                ("NoSchedule", "They are not scheduled."),
                ("NoExecute", "They are not scheduled, and evicted."),
                ("PreferNoSchedule", "They are scheduled elsewhere if possible."),
            ]
        ),
        ["VulnerabilityLevel"] = ("How urgent a vulnerability is.", [("asap", "High."), ("later", "Medium."), ("nntf", "Low.")]),
    };

    /// <summary>What an enum means; empty if it is not described.</summary>
    internal static string Of(string name) => All.GetValueOrDefault(name).Doc ?? string.Empty;

    /// <summary>What a value means; empty if it is not described.</summary>
    internal static string Of(string name, string value) =>
        (All.GetValueOrDefault(name).Values ?? []).FirstOrDefault(entry => entry.Value == value).Doc ?? string.Empty;
}
