using ContainerOS.Rules.Applicability;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Disks;
using ContainerOS.Rules.Rollouts;
using ContainerOS.Rules.Scaling;
using ContainerOS.Rules.Scheduling;
using ContainerOS.Rules.Security;
using ContainerOS.Rules.Versions;

namespace ContainerOS.Rules;

/// <summary>Every rule there is.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ManagedCluster(), new KubernetesMinimum(), new NoGpu(), new NoArm(), new NoLocalDisk(), new ReleaseMinimum(),
        new SmallestNode(), new InstanceTypeForm(), new InstanceTypeExists(), new ClusterExists(), new CgroupsOfThree(),
        new AutoModeRelease(), new AutoModePool(),
        new DataDisk(), new SystemDiskSize(), new PerformanceLevelOfEssd(), new SystemDiskLevel(), new DataDiskSize(),
        new DataDiskLevel(), new SystemDiskEncryption(), new KeyOfEncryption(),
        new StepIsOneThing(), new UserDataBudget(), new NoPackageTools(), new ReadOnlyRoot(), new ContainerNames(),
        new KubeletArgsAfterJoin(), new OneKubeletArgs(), new FilePathIsAbsolute(), new FilePathIsPlain(), new HeldFiles(),
        new FileLasts(), new OctalMode(), new NoExecOfEtc(), new UnitOutsideEtc(), new UnitWithoutShell(),
        new UnitPrograms(), new UnitSuffix(), new UnitSection(), new EnabledUnit(), new FlagFileAfterJoin(),
        new FlagFileOnce(), new SkipFiles(), new FileOnce(), new StepSysctls(), new SysctlOnce(), new ModuleNames(),
        new KubeletFlags(), new FlagOrOption(), new SwapStaysOff(), new NoInterpreters(), new NoSsh(), new NoRemovedTools(),
        new NoRpmOstree(), new NoDocker(), new NoRemount(), new FailuresShow(), new NothingLeftBehind(), new ShellShebang(),
        new UnixLineEnds(), new PlainScripts(), new OlderBudget(), new NoRepositoryFiles(),
        new KnownRelease(), new ContainerdOnly(), new ClusterVersionFirst(), new ImageOfRelease(), new PublishedImage(),
        new RuntimeOfRelease(), new ContainerOsImage(), new NewestOffered(), new BpfLeak(), new WritableRoot(),
        new LabelSyntax(), new ReservedPrefixes(), new TaintSyntax(), new TaintTwice(), new ContainerLogMaxFiles(),
        new ContainerLogMaxWorkers(), new ContainerLogMonitorInterval(), new LogOptionsSince(), new CpuCfsQuotaPeriod(),
        new CustomCfsGate(), new EventRecordQps(), new EventBurst(), new EventBurstCoversRate(), new ImageGcHigh(),
        new ImageGcLow(), new ImageGcOrder(), new KubeApiQps(), new KubeApiBurst(), new RegistryPullQps(),
        new RegistryBurst(), new SoftEvictionPairs(), new EvictionSignals(), new EvictionThresholds(),
        new EvictionGracePeriods(), new MemoryPolicy(), new StaticMemoryNeedsReserve(), new ReservedMemoryNeedsStatic(),
        new TopologyPolicy(), new ReadOnlyPort(), new TracingRate(), new UnsafeSysctls(), new OneCpuPolicy(),
        new ReservedResources(), new MaxPods(), new ClusterDnsAddresses(), new ContainerLogMaxSize(), new PodPidsLimit(),
        new MaxPodsOfFlannel(), new ReservedMemoryBalances(), new MaxConcurrentDownloads(), new LimitNoFile(),
        new LimitMemLock(), new LimitCore(), new SysctlNames(),
        new SizeOrScaling(), new InstanceTypeCount(), new DesiredSize(), new AutoScalingBounds(), new VSwitchCount(),
        new SecurityGroupCount(), new OnDemandBase(), new OnDemandPercentage(), new SpotPools(), new PriceLimitsGiven(),
        new PriceLimitsUsed(), new PriceLimitTypes(), new PriceLimitValue(), new SpotPoolTypes(), new PoolFitsCluster(), new VSwitchIds(),
        new SecurityGroupIds(), new NameLength(), new TagCount(), new TagKeyLength(), new TagPrefix(),
        new TagWithoutAddress(),
        new BatchInterval(), new IntervalWithoutPause(), new MaxParallelism(), new GatePercent(), new GateTimeout(),
        new GateOutlastsDrain(), new MaxUnavailable(), new NoPackageFixes(), new BatchSmallerThanPool(),
        new UpgradeAgainstPin(),
        new KeyPair(), new HardenedMetadataSince(), new MetadataClusterMinimum(), new HardenedMetadata(), new RamRoleName(),
        new InsecureRegistries(), new ContainerEscape(), new NoSshFiles(), new SecretsAreMarked(), new DownloadsOverTls(),
        new NoBlindRun(),
    ];

    private static readonly Dictionary<string, Rule> ByCode = All.ToDictionary(rule => rule.Info.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule of a code; null when there is none. Case does not matter.</summary>
    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);
}
