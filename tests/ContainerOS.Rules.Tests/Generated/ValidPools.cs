using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>Generates valid pools.</summary>
internal static class ValidPools
{
    private static readonly string[] Types =
    [
        "ecs.g7.xlarge",
        "ecs.g7.2xlarge",
        "ecs.g8i.xlarge",
        "ecs.c7.xlarge",
        "ecs.r7.2xlarge",
        "ecs.g6.large",
        "ecs.c8i.xlarge",
    ];
    private static readonly string[] Words = ["team", "web", "tier", "a", "b-c", "x.y_z", "Zone1"];

    internal static Gen<NodePoolSpec> All =>
        from types in Some(Types, 1, 5)
        from vSwitches in Gen.Choose(1, 8)
        from isSized in Gen.Elements(true, false)
        from size in Size
        from most in Size
        from system in Maybe(SystemDisk)
        from data in DataDisk
        from labels in Map(Words)
        from taints in Some(Words, 0, 3)
        from tags in Map(Words)
        from extras in Extras
        select extras with
        {
            ClusterId = "c1",
            InstanceTypes = ValueList<string>.Of(types.Select(type => (Value<string>)type)),
            VSwitchIds = ValueList<string>.Of(Enumerable.Range(0, vSwitches).Select(number => (Value<string>)$"vsw-{number}")),
            Os = new OsPin { Version = new OsVersion(3, 6, 1) },
            DesiredSize = isSized ? size : null,
            AutoScaling = isSized
                ? null
                : (Value<AutoScalingSpec>?)new AutoScalingSpec { MinSize = Math.Min(size, most), MaxSize = Math.Max(size, most) },
            SystemDisk = system is null ? null : (Value<DiskSpec>?)system,
            DataDisk = data,
            Labels = labels,
            Taints = ValueList<TaintSpec>.Of(
                taints.Select(key => (Value<TaintSpec>)new TaintSpec { Key = key, Effect = TaintEffect.NoSchedule })
            ),
            Tags = tags,
            Access = new AccessSpec { KeyPair = "ops" },
        };

    private static Gen<NodePoolSpec> Extras =>
        from files in Gen.Choose(2, 10)
        from burst in Gen.Choose(50, 100)
        from rate in Gen.Choose(1, 50)
        from high in Gen.Choose(91, 95)
        from low in Gen.Choose(30, 90)
        from downloads in Gen.Choose(1, 20)
        from interval in Gen.Choose(5, 120)
        from count in Gen.Choose(0, 6)
        from steps in Gen.ArrayOf(BootstrapParts.Step, count)
        from isGiven in Gen.Elements(true, false)
        select !isGiven
            ? new NodePoolSpec()
            : new NodePoolSpec
            {
                Kubelet = new KubeletOptions
                {
                    ContainerLogMaxFiles = files,
                    EventBurst = burst,
                    EventRecordQps = rate,
                    ImageGcHighThresholdPercent = high,
                    ImageGcLowThresholdPercent = low,
                },
                Containerd = new ContainerdOptions { MaxConcurrentDownloads = downloads, LimitNoFile = 1024L * files },
                Rollout = new RolloutSpec
                {
                    BatchIntervalMinutes = interval,
                    Pause = RolloutPause.Never,
                    MaxParallelism = files,
                },
                Bootstrap = ValueList<BootstrapContainer>.Of(
                    new BootstrapContainer
                    {
                        Name = "setup",
                        Phase = BootstrapPhase.AfterJoin,
                        Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
                    }
                ),
            };

    /// <summary>Mostly common sizes, sometimes the bounds.</summary>
    private static Gen<int> Size => Gen.Frequency((1, Gen.Elements(0, 1, 1999, 2000)), (19, Gen.Choose(2, 12)));

    private static Gen<DiskSpec> SystemDisk =>
        from size in Gen.Choose(20, 2048)
        from category in Gen.Elements(Enum.GetValues<DiskCategory>())
        select new DiskSpec { SizeGiB = size, Category = category };

    private static Gen<DiskSpec> DataDisk =>
        from size in Gen.Choose(40, 32768)
        from level in Gen.Elements(Enum.GetValues<PerformanceLevel>())
        select new DiskSpec
        {
            SizeGiB =
                level is PerformanceLevel.PL3 ? Math.Max(size, 1261)
                : level is PerformanceLevel.PL2 ? Math.Max(size, 461)
                : size,
            Category = DiskCategory.CloudEssd,
            PerformanceLevel = level,
        };

    private static Gen<T?> Maybe<T>(Gen<T> made)
        where T : class => from one in made from isGiven in Gen.Elements(true, false) select isGiven ? one : null;

    private static Gen<string[]> Some(string[] all, int least, int most) =>
        from words in Gen.Shuffle(all)
        from count in Gen.Choose(least, most)
        select words.Take(count).ToArray();

    private static Gen<ValueMap<string>> Map(string[] names) =>
        Some(names, 0, names.Length).Select(keys => ValueMap<string>.Of(keys.Select(key => KeyValuePair.Create(key, (Value<string>)"v"))));
}
