namespace ContainerOS.Model.Terms;

/// <summary>The words of every closed choice of a node pool.</summary>
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
