namespace ContainerOS.Model.Terms;

/// <summary>The names of the enumeration values of a node pool, as programs write them.</summary>
public static class PoolTerms
{
    /// <summary>The terms of <see cref="DiskCategory"/>.</summary>
    public static Terms<DiskCategory> DiskCategories { get; } =
        new(
            (DiskCategory.CloudEssd, "cloud_essd"),
            (DiskCategory.CloudAuto, "cloud_auto"),
            (DiskCategory.CloudEssdEntry, "cloud_essd_entry"),
            (DiskCategory.CloudSsd, "cloud_ssd"),
            (DiskCategory.CloudEfficiency, "cloud_efficiency")
        );

    /// <summary>The terms of <see cref="PerformanceLevel"/>.</summary>
    public static Terms<PerformanceLevel> PerformanceLevels { get; } =
        new((PerformanceLevel.PL0, "PL0"), (PerformanceLevel.PL1, "PL1"), (PerformanceLevel.PL2, "PL2"), (PerformanceLevel.PL3, "PL3"));

    /// <summary>The terms of <see cref="TaintEffect"/>.</summary>
    public static Terms<TaintEffect> TaintEffects { get; } =
        new(
            (TaintEffect.NoSchedule, "NoSchedule"),
            (TaintEffect.NoExecute, "NoExecute"),
            (TaintEffect.PreferNoSchedule, "PreferNoSchedule")
        );

    /// <summary>The terms of <see cref="ScalingPolicy"/>.</summary>
    public static Terms<ScalingPolicy> ScalingPolicies { get; } =
        new((ScalingPolicy.Release, "release"), (ScalingPolicy.Recycle, "recycle"));

    /// <summary>The terms of <see cref="SpotStrategy"/>.</summary>
    public static Terms<SpotStrategy> SpotStrategies { get; } =
        new((SpotStrategy.AsPriceGo, "asPriceGo"), (SpotStrategy.WithPriceLimit, "withPriceLimit"));

    /// <summary>The terms of <see cref="CpuPolicy"/>.</summary>
    public static Terms<CpuPolicy> CpuPolicies { get; } = new((CpuPolicy.None, "none"), (CpuPolicy.Static, "static"));

    /// <summary>The terms of <see cref="MultiAzPolicy"/>.</summary>
    public static Terms<MultiAzPolicy> MultiAzPolicies { get; } =
        new((MultiAzPolicy.Priority, "priority"), (MultiAzPolicy.CostOptimized, "costOptimized"), (MultiAzPolicy.Balance, "balance"));

    /// <summary>The terms of <see cref="AutoScalingType"/>.</summary>
    public static Terms<AutoScalingType> AutoScalingTypes { get; } =
        new(
            (AutoScalingType.Cpu, "cpu"),
            (AutoScalingType.Gpu, "gpu"),
            (AutoScalingType.GpuShare, "gpushare"),
            (AutoScalingType.Spot, "spot")
        );

    /// <summary>The terms of <see cref="VulnerabilityLevel"/>.</summary>
    public static Terms<VulnerabilityLevel> VulnerabilityLevels { get; } =
        new((VulnerabilityLevel.Asap, "asap"), (VulnerabilityLevel.Later, "later"), (VulnerabilityLevel.Nntf, "nntf"));

    /// <summary>The terms of <see cref="PeriodUnit"/>.</summary>
    public static Terms<PeriodUnit> PeriodUnits { get; } = new((PeriodUnit.Week, "week"), (PeriodUnit.Month, "month"));

    /// <summary>The terms of <see cref="PrivatePoolMatch"/>.</summary>
    public static Terms<PrivatePoolMatch> PrivatePoolMatches { get; } =
        new((PrivatePoolMatch.Open, "open"), (PrivatePoolMatch.Target, "target"), (PrivatePoolMatch.None, "none"));

    /// <summary>The terms of <see cref="ResourcePoolStrategy"/>.</summary>
    public static Terms<ResourcePoolStrategy> ResourcePoolStrategies { get; } =
        new(
            (ResourcePoolStrategy.PrivatePoolFirst, "privatePoolFirst"),
            (ResourcePoolStrategy.PrivatePoolOnly, "privatePoolOnly"),
            (ResourcePoolStrategy.None, "none")
        );

    /// <summary>The terms of <see cref="PublicIpBilling"/>.</summary>
    public static Terms<PublicIpBilling> PublicIpBillings { get; } =
        new((PublicIpBilling.ByTraffic, "byTraffic"), (PublicIpBilling.ByBandwidth, "byBandwidth"));

    /// <summary>The terms of <see cref="HugePageUse"/>.</summary>
    public static Terms<HugePageUse> HugePageUses { get; } =
        new((HugePageUse.Always, "always"), (HugePageUse.Madvise, "madvise"), (HugePageUse.Never, "never"));

    /// <summary>The terms of <see cref="MetadataTokenMode"/>.</summary>
    public static Terms<MetadataTokenMode> MetadataTokens { get; } =
        new((MetadataTokenMode.Required, "required"), (MetadataTokenMode.Optional, "optional"));

    /// <summary>The terms of <see cref="BootstrapPhase"/>.</summary>
    public static Terms<BootstrapPhase> BootstrapPhases { get; } =
        new((BootstrapPhase.BeforeJoin, "beforeJoin"), (BootstrapPhase.AfterJoin, "afterJoin"));

    /// <summary>The terms of <see cref="RolloutPause"/>.</summary>
    public static Terms<RolloutPause> RolloutPauses { get; } =
        new((RolloutPause.Never, "never"), (RolloutPause.FirstBatch, "firstBatch"), (RolloutPause.EveryBatch, "everyBatch"));

    /// <summary>The terms of <see cref="RolloutFailure"/>.</summary>
    public static Terms<RolloutFailure> RolloutFailures { get; } =
        new((RolloutFailure.Rollback, "rollback"), (RolloutFailure.Stop, "stop"));

    /// <summary>The terms of <see cref="RolloutTrigger"/>.</summary>
    public static Terms<RolloutTrigger> RolloutTriggers { get; } =
        new((RolloutTrigger.Bootstrap, "bootstrap"), (RolloutTrigger.Access, "access"));
}

/// <summary>The names of enumeration values, as programs and the provider protocol write them.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class Terms<T>
    where T : struct, Enum
{
    private readonly (T Choice, string Term)[] pairs;

    internal Terms(params (T Choice, string Term)[] pairs)
    {
        this.pairs = pairs;
        All = [.. pairs.Select(pair => pair.Term)];
    }

    /// <summary>All names, in the order of the documentation.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The name of a value.</summary>
    public string Of(T choice) => pairs.First(pair => EqualityComparer<T>.Default.Equals(pair.Choice, choice)).Term;

    /// <summary>The value of a name; null when there is none. Names are case-sensitive.</summary>
    public T? Find(string term)
    {
        foreach (var (choice, name) in pairs)
        {
            if (name == term)
            {
                return choice;
            }
        }

        return null;
    }
}

/// <summary>What the autoscaler scales for.</summary>
public enum AutoScalingType
{
    /// <summary>CPU.</summary>
    Cpu,

    /// <summary>GPUs.</summary>
    Gpu,

    /// <summary>Shared GPUs.</summary>
    GpuShare,

    /// <summary>Spot instances.</summary>
    Spot,
}

/// <summary>When a bootstrap container runs.</summary>
public enum BootstrapPhase
{
    /// <summary>Before the node joins the cluster (<c>pre_user_data</c>).</summary>
    BeforeJoin,

    /// <summary>After ACK has initialised the node (<c>user_data</c>).</summary>
    AfterJoin,
}

/// <summary>The kubelet's CPU manager policy.</summary>
public enum CpuPolicy
{
    /// <summary>Shared CPUs.</summary>
    None,

    /// <summary>Guaranteed pods may own whole CPUs.</summary>
    Static,
}

/// <summary>ECS disk category.</summary>
public enum DiskCategory
{
    /// <summary>Enterprise SSD with a performance level.</summary>
    CloudEssd,

    /// <summary>ESSD AutoPL: performance apart from size.</summary>
    CloudAuto,

    /// <summary>ESSD Entry.</summary>
    CloudEssdEntry,

    /// <summary>Standard SSD.</summary>
    CloudSsd,

    /// <summary>Ultra disk.</summary>
    CloudEfficiency,
}

/// <summary>When transparent huge pages are used.</summary>
public enum HugePageUse
{
    /// <summary>For all memory.</summary>
    Always,

    /// <summary>For memory that a process asks it for.</summary>
    Madvise,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Whether the instance metadata service requires a token.</summary>
public enum MetadataTokenMode
{
    /// <summary>Only requests with a token are answered.</summary>
    Required,

    /// <summary>Requests without a token are answered too.</summary>
    Optional,
}

/// <summary>How vSwitches and instance types are chosen for new nodes.</summary>
public enum MultiAzPolicy
{
    /// <summary>In the order of the program; the next one only when the one before has no stock.</summary>
    Priority,

    /// <summary>The cheapest first. Shares of spot instances need it.</summary>
    CostOptimized,

    /// <summary>Evenly over the zones.</summary>
    Balance,
}

/// <summary>The unit of a prepaid period.</summary>
public enum PeriodUnit
{
    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,
}

/// <summary>Performance level of a <c>cloud_essd</c> disk.</summary>
public enum PerformanceLevel
{
    /// <summary>Up to 10,000 IOPS.</summary>
    PL0,

    /// <summary>Up to 50,000 IOPS.</summary>
    PL1,

    /// <summary>Up to 100,000 IOPS.</summary>
    PL2,

    /// <summary>Up to 1,000,000 IOPS.</summary>
    PL3,
}

/// <summary>Which private pools match.</summary>
public enum PrivatePoolMatch
{
    /// <summary>Any open private pool, then public capacity.</summary>
    Open,

    /// <summary>The given private pool only.</summary>
    Target,

    /// <summary>Public capacity only.</summary>
    None,
}

/// <summary>How traffic of public IP addresses is paid.</summary>
public enum PublicIpBilling
{
    /// <summary>By traffic.</summary>
    ByTraffic,

    /// <summary>By bandwidth.</summary>
    ByBandwidth,
}

/// <summary>The order in which private and public capacity is used.</summary>
public enum ResourcePoolStrategy
{
    /// <summary>Private capacity, then public.</summary>
    PrivatePoolFirst,

    /// <summary>Private capacity only.</summary>
    PrivatePoolOnly,

    /// <summary>Public capacity only.</summary>
    None,
}

/// <summary>The action after the gate of a rollout has failed.</summary>
public enum RolloutFailure
{
    /// <summary>The batch is rolled back to its previous image.</summary>
    Rollback,

    /// <summary>The rollout stops.</summary>
    Stop,
}

/// <summary>A property whose changes reach live nodes when their system disks are replaced.</summary>
public enum RolloutTrigger
{
    /// <summary>The bootstrap containers.</summary>
    Bootstrap,

    /// <summary>The key pair.</summary>
    Access,
}

/// <summary>Where a rollout waits for confirmation.</summary>
public enum RolloutPause
{
    /// <summary>It does not wait.</summary>
    Never,

    /// <summary>After the first batch.</summary>
    FirstBatch,

    /// <summary>After every batch.</summary>
    EveryBatch,
}

/// <summary>What happens to an instance when the pool is scaled in.</summary>
public enum ScalingPolicy
{
    /// <summary>It is released.</summary>
    Release,

    /// <summary>It is stopped and kept for the next scale-out.</summary>
    Recycle,
}

/// <summary>The bidding strategy for spot instances.</summary>
public enum SpotStrategy
{
    /// <summary>At the market price, at most the pay-as-you-go price.</summary>
    AsPriceGo,

    /// <summary>At most the given price per type.</summary>
    WithPriceLimit,
}

/// <summary>The effect of a taint on pods that do not tolerate it.</summary>
public enum TaintEffect
{
    /// <summary>New pods are not scheduled to the node.</summary>
    NoSchedule,

    /// <summary>New pods are not scheduled to the node, and running ones are evicted.</summary>
    NoExecute,

    /// <summary>New pods are scheduled to the node only when no other node fits.</summary>
    PreferNoSchedule,
}

/// <summary>How urgent the fix of a vulnerability is.</summary>
public enum VulnerabilityLevel
{
    /// <summary>As soon as possible.</summary>
    Asap,

    /// <summary>Later.</summary>
    Later,

    /// <summary>No need to fix.</summary>
    Nntf,
}
