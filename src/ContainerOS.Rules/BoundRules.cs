using System.Numerics;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules;

/// <summary>
/// The rules that a number, the length of a list or a duration is within bounds. Each row is one rule; bounds are included.
/// </summary>
internal static class BoundRules
{
    private const int DefaultGateTimeoutMinutes = 30;
    private const long MaxSafeInteger = (1L << 53) - 1;

    /// <summary>Creates the rules of the table, ordered by code.</summary>
    internal static IReadOnlyList<BoundRule> Create() =>
        [
            Number(
                "COS2002",
                "systemDisk.sizeGiB",
                least: 20,
                most: 2048,
                spec => spec.SystemDisk.Part(disk => disk.SizeGiB),
                title: "the system disk has 20 to 2,048 GiB",
                why: "the API accepts system disks of 20 to 2,048 GiB",
                fix: "use 40, the default, or more",
                RuleSources.NodePoolModel,
                Confidence.ReadInSdk
            ),
            Number(
                "COS2005",
                "dataDisk.sizeGiB",
                least: 40,
                most: 32_768,
                spec => spec.DataDisk.Part(disk => disk.SizeGiB),
                title: "the data disk has 40 to 32,768 GiB",
                why: "the API accepts data disks of 40 to 32,768 GiB (one text says 32,767)",
                fix: "use 120, the API's default, or more",
                RuleSources.NodePoolApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS5010",
                "kubelet.containerLogMaxFiles",
                least: 2,
                most: 10,
                spec => spec.Kubelet.Part(kubelet => kubelet.ContainerLogMaxFiles),
                title: "containerLogMaxFiles is 2 to 10",
                why: "ACK accepts 2 to 10 log files per container",
                fix: "write 2 to 10",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Number(
                "COS5011",
                "kubelet.containerLogMaxWorkers",
                least: 1,
                most: 20,
                spec => spec.Kubelet.Part(kubelet => kubelet.ContainerLogMaxWorkers),
                title: "containerLogMaxWorkers is 1 to 20",
                why: "ACK accepts 1 to 20 log rotation workers",
                fix: "write 1 to 20",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Duration(
                "COS5012",
                "kubelet.containerLogMonitorInterval",
                least: "3s",
                most: "60s",
                spec => spec.Kubelet.Part(kubelet => kubelet.ContainerLogMonitorInterval),
                title: "containerLogMonitorInterval is 3s to 60s",
                why: "ACK accepts 3 to 60 seconds between checks of the logs",
                fix: "write 3s to 60s",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Duration(
                "COS5014",
                "kubelet.cpuCfsQuotaPeriod",
                least: "1ms",
                most: "1s",
                spec => spec.Kubelet.Part(kubelet => kubelet.CpuCfsQuotaPeriod),
                title: "cpuCfsQuotaPeriod is 1ms to 1s",
                why: "ACK accepts a CFS quota period of 1 ms to 1 s",
                fix: "write 1ms to 1s, such as the default 100ms",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Number(
                "COS5016",
                "kubelet.eventRecordQps",
                least: 1,
                most: 50,
                spec => spec.Kubelet.Part(kubelet => kubelet.EventRecordQps),
                title: "eventRecordQps is 1 to 50",
                why: "ACK accepts 1 to 50 events per second",
                fix: "write 1 to 50",
                RuleSources.KubeletPage,
                Confidence.Documented,
                conflictingSources:
                [
                    new("the range on the ACK page", RuleSources.KubeletPage),
                    new("0 to 50, as the Terraform provider validates it", RuleSources.TerraformPool),
                ]
            ),
            Number(
                "COS5017",
                "kubelet.eventBurst",
                least: 1,
                most: 100,
                spec => spec.Kubelet.Part(kubelet => kubelet.EventBurst),
                title: "eventBurst is 1 to 100",
                why: "ACK accepts a burst of 1 to 100 events",
                fix: "write 1 to 100",
                RuleSources.KubeletPage,
                Confidence.Documented,
                conflictingSources:
                [
                    new("the range on the ACK page", RuleSources.KubeletPage),
                    new("0 to 100, as the Terraform provider validates it", RuleSources.TerraformPool),
                ]
            ),
            Number(
                "COS5019",
                "kubelet.imageGcHighThresholdPercent",
                least: 60,
                most: 95,
                spec => spec.Kubelet.Part(kubelet => kubelet.ImageGcHighThresholdPercent),
                title: "imageGcHighThresholdPercent is 60 to 95",
                why: "ACK accepts 60 to 95 percent of disk usage as the start of image garbage collection",
                fix: "write 60 to 95",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Number(
                "COS5020",
                "kubelet.imageGcLowThresholdPercent",
                least: 30,
                most: 90,
                spec => spec.Kubelet.Part(kubelet => kubelet.ImageGcLowThresholdPercent),
                title: "imageGcLowThresholdPercent is 30 to 90",
                why: "ACK accepts 30 to 90 percent of disk usage as the end of image garbage collection",
                fix: "write 30 to 90",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Number(
                "COS5022",
                "kubelet.kubeApiQps",
                least: 1,
                most: 50,
                spec => spec.Kubelet.Part(kubelet => kubelet.KubeApiQps),
                title: "kubeApiQps is 1 to 50",
                why: "ACK accepts 1 to 50 API requests per second",
                fix: "write 1 to 50",
                RuleSources.KubeletPage,
                Confidence.Documented,
                conflictingSources:
                [
                    new("the range on the ACK page", RuleSources.KubeletPage),
                    new("0 to 50, as the Terraform provider validates it", RuleSources.TerraformPool),
                ]
            ),
            Number(
                "COS5023",
                "kubelet.kubeApiBurst",
                least: 1,
                most: 100,
                spec => spec.Kubelet.Part(kubelet => kubelet.KubeApiBurst),
                title: "kubeApiBurst is 1 to 100",
                why: "ACK accepts a burst of 1 to 100 API requests",
                fix: "write 1 to 100",
                RuleSources.KubeletPage,
                Confidence.Documented,
                conflictingSources:
                [
                    new("the range on the ACK page", RuleSources.KubeletPage),
                    new("0 to 100, as the Terraform provider validates it", RuleSources.TerraformPool),
                ]
            ),
            Number(
                "COS5025",
                "kubelet.registryPullQps",
                least: 1,
                most: 50,
                spec => spec.Kubelet.Part(kubelet => kubelet.RegistryPullQps),
                title: "registryPullQps is 1 to 50",
                why: "ACK accepts 1 to 50 image pulls per second",
                fix: "write 1 to 50",
                RuleSources.KubeletPage,
                Confidence.Documented,
                conflictingSources:
                [
                    new("the range on the ACK page", RuleSources.KubeletPage),
                    new("0 to 50, as the Terraform provider validates it", RuleSources.TerraformPool),
                ]
            ),
            Number(
                "COS5026",
                "kubelet.registryBurst",
                least: 1,
                most: 100,
                spec => spec.Kubelet.Part(kubelet => kubelet.RegistryBurst),
                title: "registryBurst is 1 to 100",
                why: "ACK accepts a burst of 1 to 100 image pulls",
                fix: "write 1 to 100",
                RuleSources.KubeletPage,
                Confidence.Documented,
                conflictingSources:
                [
                    new("the range on the ACK page", RuleSources.KubeletPage),
                    new("0 to 100, as the Terraform provider validates it", RuleSources.TerraformPool),
                ]
            ),
            Number(
                "COS5035",
                "kubelet.readOnlyPort",
                least: 0,
                most: 0,
                spec => spec.Kubelet.Part(kubelet => kubelet.ReadOnlyPort),
                title: "readOnlyPort is 0",
                why: "the read-only port has no authentication, and ACK accepts only 0, which is the default from Kubernetes 1.26",
                fix: "use 0, or remove it",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Number(
                "COS5036",
                "kubelet.tracing.samplingRatePerMillion",
                least: 0,
                most: 1_000_000,
                spec => spec.Kubelet.Part(kubelet => kubelet.Tracing).Part(tracing => tracing.SamplingRatePerMillion),
                title: "the sampling rate of traces is 0 to 1,000,000",
                why: "the rate is the number of samples per million spans",
                fix: "write 0 to 1000000",
                RuleSources.KubeletPage,
                Confidence.Documented
            ),
            Number(
                "COS5042",
                "kubelet.maxPods",
                least: 1,
                most: int.MaxValue,
                spec => spec.Kubelet.Part(kubelet => kubelet.MaxPods),
                title: "maxPods is 1 or more",
                why: "a node must have room for at least one pod, and the kubelet rejects negative numbers",
                fix: "use 1 or more, or remove maxPods so that ACK computes it",
                RuleSources.KubeletReference,
                Confidence.Documented,
                edits: static (path, _) => [FixEdit.Remove(path)]
            ),
            Number(
                "COS5050",
                "containerd.maxConcurrentDownloads",
                least: 1,
                most: 20,
                spec => spec.Containerd.Part(containerd => containerd.MaxConcurrentDownloads),
                title: "maxConcurrentDownloads is 1 to 20",
                why: "the API accepts 1 to 20",
                fix: "write 1 to 20",
                RuleSources.NodeConfigApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS5051",
                "containerd.limitNoFile",
                least: 1024,
                most: MaxSafeInteger,
                spec => spec.Containerd.Part(containerd => containerd.LimitNoFile),
                title: "limitNoFile is 1,024 or more",
                why: "the API accepts 1,024 to 2^53 - 1",
                fix: "write 1024 or more, such as 1048576",
                RuleSources.NodeConfigApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS5052",
                "containerd.limitMemLock",
                least: 65_536,
                most: MaxSafeInteger,
                spec => spec.Containerd.Part(containerd => containerd.LimitMemLock),
                title: "limitMemLock is 65,536 or more",
                why: "the API accepts 65,536 to 2^53 - 1 bytes",
                fix: "write 65536 or more",
                RuleSources.NodeConfigApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS5053",
                "containerd.limitCore",
                least: 0,
                most: MaxSafeInteger,
                spec => spec.Containerd.Part(containerd => containerd.LimitCore),
                title: "limitCore is 0 to 2^53 - 1",
                why: "the API accepts integers up to 2^53 - 1",
                fix: "use 0 for no core files, or a number of bytes",
                RuleSources.NodeConfigApi,
                Confidence.ReadInSdk
            ),
            ListLength(
                "COS6002",
                "instanceTypes",
                most: 10,
                spec => spec.InstanceTypes,
                title: "the pool has 1 to 10 instance types",
                why: "the API accepts 1 to 10 instance types",
                fix: "use 1 to 10",
                RuleSources.NodePoolApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS6003",
                "desiredSize",
                least: 0,
                most: 2000,
                spec => spec.DesiredSize,
                title: "desiredSize is 0 to 2,000",
                why: "a scaling group has at most 2,000 instances by default",
                fix: "write 0 to 2000",
                RuleSources.Limits,
                Confidence.Documented,
                // A size below 0 has no unambiguous fix, and 0 would delete every node.
                edits: static (_, number) => number < 0 ? FixEdits.None : null
            ),
            ListLength(
                "COS6005",
                "vSwitchIds",
                most: 8,
                spec => spec.VSwitchIds,
                title: "the pool has 1 to 8 vSwitches",
                why: "the API accepts 1 to 8 vSwitches",
                fix: "use 1 to 8",
                RuleSources.NodePoolApi,
                Confidence.ReadInSdk
            ),
            ListLength(
                "COS6006",
                "securityGroupIds",
                most: 5,
                spec => spec.SecurityGroupIds,
                title: "the pool has 1 to 5 security groups",
                why: "an instance has at most 5 security groups",
                fix: "use 1 to 5, or remove securityGroupIds to use the cluster's",
                RuleSources.NodePoolPage,
                Confidence.Documented
            ),
            Number(
                "COS6007",
                "spot.onDemandBase",
                least: 0,
                most: 1000,
                spec => spec.Spot.Part(spot => spot.OnDemandBase),
                title: "the on-demand base of a spot pool is 0 to 1,000",
                why: "the API accepts a base of 0 to 1,000 pay-as-you-go nodes",
                fix: "write 0 to 1000",
                RuleSources.NodePoolApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS6008",
                "spot.onDemandPercentage",
                least: 0,
                most: 100,
                spec => spec.Spot.Part(spot => spot.OnDemandPercentage),
                title: "the on-demand share of a spot pool is 0 to 100 percent",
                why: "the value is a percentage of the nodes above the base",
                fix: "write 0 to 100",
                RuleSources.NodePoolApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS6009",
                "spot.pools",
                least: 1,
                most: 10,
                spec => spec.Spot.Part(spot => spot.Pools),
                title: "a spot pool is spread over 1 to 10 instance types",
                why: "the API accepts 1 to 10",
                fix: "write 1 to 10",
                RuleSources.NodePoolApi,
                Confidence.ReadInSdk
            ),
            Number(
                "COS7004",
                "rollout.maxParallelism",
                least: 1,
                most: 10,
                spec => spec.Rollout.Part(rollout => rollout.MaxParallelism),
                title: "a batch has 1 to 10 nodes",
                why: "the API accepts batches of 1 to 10 nodes",
                fix: "write 1 to 10",
                RuleSources.NodePoolModel,
                Confidence.ReadInSdk
            ),
            Number(
                "COS7005",
                "rollout.gate.minReadyPercent",
                least: 0,
                most: 100,
                spec => spec.Rollout.Part(rollout => rollout.Gate).Part(gate => gate.MinReadyPercent),
                title: "the gate requires 0 to 100 percent ready nodes",
                why: "the value is a percentage of the nodes of a batch",
                fix: "write 0 to 100, such as the default 100",
                RuleSources.OwnDesign,
                Confidence.Documented
            ),
            Number(
                "COS7006",
                "rollout.gate.timeoutMinutes",
                least: 1,
                most: 7 * 24 * 60,
                spec => spec.Rollout.Part(rollout => rollout.Gate).Part(gate => gate.TimeoutMinutes),
                title: "the gate timeout is 1 minute to 7 days",
                why: "ACK cancels a task that has been paused for 7 days",
                fix: "write 1 to 10080, such as the default 30",
                RuleSources.ChangeOs,
                Confidence.Inferred,
                // One minute is allowed but not useful, so the fix is the default.
                edits: static (path, number) => number < 1 ? [FixEdit.Set(path, DefaultGateTimeoutMinutes)] : null
            ),
            Number(
                "COS7008",
                "management.maxUnavailable",
                least: 1,
                most: 1000,
                spec => spec.Management.Part(management => management.MaxUnavailable),
                title: "1 to 1,000 nodes may be unavailable at once",
                why: "the API accepts 1 to 1,000",
                fix: "write 1 to 1000, such as the default 1",
                RuleSources.NodePoolApi,
                Confidence.ReadInSdk
            ),
        ];

    /// <summary>A number. The fix is the nearest bound, unless <paramref name="edits"/> returns other edits.</summary>
    private static BoundRule Number<T>(
        string code,
        string path,
        T least,
        T most,
        Func<NodePoolSpec, Value<T>?> find,
        string title,
        string why,
        string fix,
        RuleSource source,
        Confidence confidence,
        Func<string, T, FixEdits?>? edits = null,
        IReadOnlyList<ConflictingSource>? conflictingSources = null
    )
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        var range =
            least == most ? $"and must be {least}"
            : most == T.MaxValue ? $"less than {least}"
            : $"outside {least} to {most}";
        return new BoundRule(Describe(code, path, title, why, fix, source, confidence, conflictingSources), Check);

        void Check(CheckedPool pool, RuleContext context)
        {
            var value = find(pool.Spec);
            if (context.TryGetKnown(value, path, out var number) && (number < least || number > most))
            {
                context.Fail(
                    path,
                    $"{path[(path.LastIndexOf('.') + 1)..]} is {value}, {range}",
                    edits: value is { IsSecret: true }
                        ? null
                        : edits?.Invoke(path, number) ?? [FixEdit.Set(path, T.Clamp(number, least, most))]
                );
            }
        }
    }

    /// <summary>
    /// The number of entries of a list, at least 1. There is no fix, because only the author knows which entries are needed.
    /// </summary>
    private static BoundRule ListLength(
        string code,
        string path,
        int most,
        Func<NodePoolSpec, ValueList<string>?> find,
        string title,
        string why,
        string fix,
        RuleSource source,
        Confidence confidence
    )
    {
        return new BoundRule(Describe(code, path, title, why, fix, source, confidence) with { IsFixable = false }, Check);

        void Check(CheckedPool pool, RuleContext context)
        {
            switch (find(pool.Spec))
            {
                case { IsKnown: false }:
                    context.MarkUndecided(path, "the list is not known yet");
                    break;
                case { Items.Count: var count } when count == 0 || count > most:
                    context.Fail(path, $"it has {count} entries, outside 1 to {most}");
                    break;
            }
        }
    }

    /// <summary>A duration of the kubelet; the bounds are written as the vendor's page writes them. The fix is the nearest bound.</summary>
    private static BoundRule Duration(
        string code,
        string path,
        string least,
        string most,
        Func<NodePoolSpec, Value<string>?> find,
        string title,
        string why,
        string fix,
        RuleSource source,
        Confidence confidence
    )
    {
        return new BoundRule(Describe(code, path, title, why, fix, source, confidence), Check);

        void Check(CheckedPool pool, RuleContext context)
        {
            var value = find(pool.Spec);
            if (!context.TryGetKnown(value, path, out var text))
            {
                return;
            }

            if (KubeletDuration.Seconds(text) is not { } seconds)
            {
                context.Fail(path, $"{value} is not a duration", "use a number and a unit, such as 10s");
            }
            else if (seconds < KubeletDuration.Seconds(least) || seconds > KubeletDuration.Seconds(most))
            {
                context.Fail(
                    path,
                    $"{value} is not within {least} to {most}",
                    edits: value is { IsSecret: true } ? null : [FixEdit.Set(path, seconds < KubeletDuration.Seconds(least) ? least : most)]
                );
            }
        }
    }

    private static RuleInfo Describe(
        string code,
        string path,
        string title,
        string why,
        string fix,
        RuleSource source,
        Confidence confidence,
        IReadOnlyList<ConflictingSource>? conflictingSources = null
    ) =>
        new()
        {
            Code = code,
            Title = title,
            Paths = [path],
            Source = source,
            Confidence = confidence,
            Why = why,
            Fix = fix,
            IsSuppressible = conflictingSources is not null,
            IsFixable = true,
            ConflictingSources = conflictingSources ?? [],
        };
}

/// <summary>A rule of the table of bounds.</summary>
/// <param name="info">The description of the rule.</param>
/// <param name="check">Reports a value that is out of bounds.</param>
internal sealed class BoundRule(RuleInfo info, Action<CheckedPool, RuleContext> check) : Rule
{
    public override RuleInfo Info => info;

    internal override void Check(CheckedPool pool, RuleContext context) => check(pool, context);
}
