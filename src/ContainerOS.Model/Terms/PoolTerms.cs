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

/// <summary>Whether the instance metadata service requires a token.</summary>
public enum MetadataTokenMode
{
    /// <summary>Only requests with a token are answered.</summary>
    Required,

    /// <summary>Requests without a token are answered too.</summary>
    Optional,
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

/// <summary>The action after the gate of a rollout has failed.</summary>
public enum RolloutFailure
{
    /// <summary>The batch is rolled back to its previous image.</summary>
    Rollback,

    /// <summary>The rollout stops.</summary>
    Stop,
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
