using ContainerOS.Rules.Applicability;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Disks;
using ContainerOS.Rules.Rollouts;
using ContainerOS.Rules.Scaling;
using ContainerOS.Rules.Scheduling;
using ContainerOS.Rules.Security;
using ContainerOS.Rules.Versions;

namespace ContainerOS.Rules;

/// <summary>All rules.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, ordered by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [.. Classes().Concat(BoundRules.Create()).Concat(HostFeatureRules.Create()).OrderBy(rule => rule.Info.Code, StringComparer.Ordinal)];

    /// <summary>The rules about the name of a pool, ordered by code. No other rule looks at the name.</summary>
    internal static IReadOnlyList<Rule> OfName { get; } = [.. All.Where(rule => rule.Info.Paths.Contains("name"))];

    /// <summary>The descriptions of all codes that can be printed: of the rules and of the other checks, ordered by code.</summary>
    public static IReadOnlyList<RuleInfo> Infos { get; } =
    [.. All.Select(rule => rule.Info).Concat(ProgramChecks.All).OrderBy(info => info.Code, StringComparer.Ordinal)];

    private static Dictionary<string, RuleInfo> InfoByCode { get; } =
        Infos.ToDictionary(info => info.Code, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, Rule> ByCode { get; } = All.ToDictionary(rule => rule.Info.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule with a code, compared without case; null when there is none.</summary>
    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The description of a code, of a rule or of another check, compared without case; null when there is none.</summary>
    public static RuleInfo? FindInfo(string code) => InfoByCode.GetValueOrDefault(code);

    /// <summary>The rules that are classes; <see cref="BoundRules"/> and <see cref="HostFeatureRules"/> have the others.</summary>
    private static Rule[] Classes() =>
        [
            new ClusterIsManagedRule(),
            new MinimumKubernetesVersionRule(),
            new NoGpuInstanceTypesRule(),
            new NoArmInstanceTypesRule(),
            new NoLocalDiskInstanceTypesRule(),
            new KubernetesVersionMeetsReleaseMinimumRule(),
            new MinimumInstanceSizeRule(),
            new InstanceTypeNameIsValidRule(),
            new InstanceTypeExistsRule(),
            new ClusterExistsRule(),
            new Kubernetes135RequiresCgroupV2ReleaseRule(),
            new Kubernetes136RequiresContainerd2ReleaseRule(),
            new AutoModeReleaseRequiresAutoModeClusterRule(),
            new AutoModePoolHasNoUserDataOrImageRule(),
            new GpuInstanceTypesAreNotMixedRule(),
            new DataDiskIsPresentRule(),
            new PerformanceLevelRequiresEssdRule(),
            new SystemDiskFitsPerformanceLevelRule(),
            new DataDiskFitsPerformanceLevelRule(),
            new EncryptedSystemDiskIsEssdRule(),
            new KmsKeyRequiresEncryptionRule(),
            new StepHasExactlyOneKindRule(),
            new UserDataFitsLimitRule(),
            new ScriptsDoNotCallPackageManagersRule(),
            new StepsWriteToWritablePathsRule(),
            new BootstrapContainerNamesAreUniqueRule(),
            new KubeletArgsAreSetAfterJoinRule(),
            new KubeletArgsAreSetByOneStepRule(),
            new FilePathIsAbsoluteRule(),
            new FilePathIsNormalizedRule(),
            new ManagedFilesAreNotWrittenRule(),
            new SetupIsWrittenToPersistentPathsRule(),
            new FileModeIsOctalRule(),
            new FilesInEtcAreNotExecutableRule(),
            new UnitsRunNothingInEtcRule(),
            new UnitsRunNoShellRule(),
            new UnitsRunAvailableProgramsRule(),
            new UnitNameHasTypeSuffixRule(),
            new UnitHasSectionOfItsTypeRule(),
            new EnabledUnitHasInstallSectionRule(),
            new KubeletFlagFileIsWrittenAfterJoinRule(),
            new KubeletFlagFileHasOneWriterRule(),
            new SkipFilesAreNotUsedRule(),
            new FileIsWrittenByOneStepRule(),
            new StepSysctlNamesAreValidRule(),
            new SysctlHasOneValueRule(),
            new KernelModuleNameIsValidRule(),
            new KubeletArgIsOneFlagRule(),
            new KubeletOptionIsSetInOnePlaceRule(),
            new SwapStaysOffRule(),
            new ScriptsDoNotCallInterpretersRule(),
            new ScriptsDoNotUseSshRule(),
            new ScriptsDoNotCallRemovedToolsRule(),
            new ScriptsDoNotCallRpmOstreeRule(),
            new ScriptsDoNotCallDockerRule(),
            new ScriptsDoNotRemountRootRule(),
            new ScriptFailuresAreNotHiddenRule(),
            new ScriptsLeaveNoBackgroundProcessesRule(),
            new ScriptHasShellShebangRule(),
            new ScriptHasUnixLineEndingsRule(),
            new ScriptIsPlainTextRule(),
            new UserDataFitsOlderLimitRule(),
            new PackageRepositoriesAreNotConfiguredRule(),
            new ScriptIsValidShellRule(),
            new ScriptsRunNothingInEtcRule(),
            new ScriptsLeaveTheNodeRunningRule(),
            new ScriptsDoNotWaitForeverRule(),
            new KubeletFlagFileIsWrittenByRedirectionRule(),
            new ScriptsDoNotPrepareDisksRule(),
            new ReleaseIsKnownRule(),
            new RuntimeIsContainerdRule(),
            new KubernetesVersionMatchesClusterRule(),
            new ImageBelongsToReleaseRule(),
            new ReleaseHasPublishedImageRule(),
            new RuntimeMatchesReleaseRule(),
            new ImageIsContainerOsRule(),
            new ReleaseIsNewestRule(),
            new ReleaseHasNoBpfLeakRule(),
            new ReleaseIsPinnedWhenFrozenRule(),
            new PinIsNotRevokedRule(),
            new PinIsNotQuarantinedRule(),
            new ImageIsPinnedInRegionRule(),
            new ImageIsWithinMaximumAgeRule(),
            new ReleaseHasReadOnlyRootRule(),
            new ImageIsNotYoungerThanReleaseRule(),
            new LabelSyntaxRule(),
            new ReservedPrefixesAreNotUsedRule(),
            new TaintSyntaxRule(),
            new TaintsAreUniqueRule(),
            new UnschedulableHasEffectRule(),
            new CpuPolicyIsSetByKubeletRule(),
            new ReservationsFitInstanceTypeRule(),
            new LogRotationRequiresKubernetes130Rule(),
            new CpuCfsQuotaPeriodRequiresFeatureGateRule(),
            new EventBurstCoversRateRule(),
            new ImageGcThresholdsAreOrderedRule(),
            new SoftEvictionThresholdHasGracePeriodRule(),
            new EvictionSignalIsKnownRule(),
            new EvictionThresholdIsQuantityRule(),
            new EvictionGracePeriodIsDurationRule(),
            new MemoryManagerPolicyIsKnownRule(),
            new StaticPolicyRequiresReservedMemoryRule(),
            new ReservedMemoryRequiresStaticPolicyRule(),
            new TopologyManagerPolicyIsKnownRule(),
            new UnsafeSysctlsAreNamespacedRule(),
            new CpuPoliciesAgreeRule(),
            new ReservedResourcesAreQuantitiesRule(),
            new ClusterDnsHoldsIpAddressesRule(),
            new ContainerLogMaxSizeIsQuantityRule(),
            new PodPidsLimitIsValidRule(),
            new MaxPodsFitsFlannelRule(),
            new ReservedMemoryMatchesReservationsRule(),
            new RegistryBurstCoversRateRule(),
            new KubeApiBurstCoversRateRule(),
            new RegistriesAreAddressesRule(),
            new SysctlNameIsValidRule(),
            new SysctlValueIsNumberRule(),
            new FixedSizeOrAutoScalingRule(),
            new AutoScalingBoundsAreValidRule(),
            new EveryInstanceTypeHasPriceLimitRule(),
            new PriceLimitsRequirePriceLimitStrategyRule(),
            new PriceLimitsNameInstanceTypesOfPoolRule(),
            new PriceLimitIsPositiveRule(),
            new SpotPoolsDoNotExceedInstanceTypesRule(),
            new PoolFitsClusterNodeLimitRule(),
            new AutoScalingAllowsNodesRule(),
            new ListEntriesAreUniqueRule(),
            new SpotSharesRequireCostOptimizedRule(),
            new VSwitchIdIsValidRule(),
            new SecurityGroupIdIsValidRule(),
            new NameLengthRule(),
            new TagCountRule(),
            new TagKeyLengthRule(),
            new TagKeyPrefixIsNotReservedRule(),
            new TagHoldsNoUrlRule(),
            new AutoScaledTagCountRule(),
            new NameLettersRule(),
            new NameIsUniqueInClusterRule(),
            new BatchIntervalIsValidRule(),
            new BatchIntervalRequiresPauseNeverRule(),
            new GateTimeoutExceedsDrainTimeoutRule(),
            new VulnerabilitiesAreFixedByNewImageRule(),
            new BatchIsSmallerThanPoolRule(),
            new PinnedVersionIsNotAutoUpgradedRule(),
            new AutoUpgradeLeavesTheApiRule(),
            new RolloutCheckIsRunnableRule(),
            new KeyPairIsPresentRule(),
            new MetadataTokensRequireSupportingReleaseRule(),
            new MetadataTokensRequireKubernetes128Rule(),
            new MetadataTokensAreRequiredRule(),
            new RamRoleIsNotReservedRule(),
            new RegistriesUseTlsRule(),
            new ReleaseHasContainerEscapeFixesRule(),
            new SshFilesAreNotWrittenRule(),
            new SecretsAreMarkedRule(),
            new DownloadsUseTlsRule(),
            new DownloadsAreNotRunUnverifiedRule(),
            new KeyPairIsRecommendedRule(),
            new MetadataTokensRequireApprovalRule(),
            new RegistriesHoldNoLoginRule(),
        ];
}
