using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>Single faults: what each does to a valid pool, and the rule that is meant to catch it.</summary>
internal static class Faults
{
    internal static (string Code, Func<NodePoolSpec, NodePoolSpec> Break)[] All { get; } =
    [
        ("COS1003", pool => pool with { InstanceTypes = Types("ecs.gn6i-c4g1.xlarge") }),
        ("COS1004", pool => pool with { InstanceTypes = Types("ecs.g7.xlarge", "ecs.c8y.2xlarge") }),
        ("COS1005", pool => pool with { InstanceTypes = Types("ecs.d3s.2xlarge") }),
        ("COS1008", pool => pool with { InstanceTypes = Types("g7.xlarge") }),
        ("COS2001", pool => pool with { DataDisk = null }),
        ("COS2002", pool => pool with { SystemDisk = new DiskSpec { SizeGiB = 19 } }),
        ("COS2003", pool => pool with { DataDisk = new DiskSpec { Category = DiskCategory.CloudAuto, PerformanceLevel = PerformanceLevel.PL1 } }),
        ("COS2005", pool => pool with { DataDisk = new DiskSpec { SizeGiB = 39 } }),
        ("COS2006", pool => pool with { DataDisk = new DiskSpec { SizeGiB = 100, PerformanceLevel = PerformanceLevel.PL2 } }),
        ("COS3001", pool => With(pool, new BootstrapStep())),
        ("COS3003", pool => Script(pool, "sudo yum install -y htop")),
        ("COS3004", pool => Script(pool, "echo x >> /usr/lib/x")),
        ("COS3006", pool => With(pool, new BootstrapStep { KubeletArgs = ValueList<string>.Of("--v=2") }, BootstrapPhase.BeforeJoin)),
        ("COS3009", pool => With(pool, new BootstrapStep { File = new FileStep { Path = "etc/x", Content = "" } })),
        ("COS3011", pool => Script(pool, "echo x > /etc/hosts")),
        ("COS3031", pool => Script(pool, "if true; then python3 x.py; fi")),
        ("COS3032", pool => Script(pool, "systemctl enable --now sshd")),
        ("COS4001", pool => pool with { Os = new OsPin { Version = new OsVersion(3, 9, 9) } }),
        ("COS4002", pool => pool with { RuntimeVersion = "20.10.7" }),
        ("COS4003", pool => pool with { KubernetesVersion = KubernetesVersion.Parse("1.33.3")!.Value }),
        ("COS5001", pool => pool with { Labels = ValueMap<string>.Of(KeyValuePair.Create("a b", (Value<string>)"x")) }),
        ("COS5002", pool => pool with { Labels = ValueMap<string>.Of(KeyValuePair.Create("kubernetes.io/x", (Value<string>)"x")) }),
        ("COS5003", pool => pool with { Taints = ValueList<TaintSpec>.Of(new TaintSpec { Key = "-" }) }),
        ("COS5016", pool => pool with { Kubelet = new KubeletOptions { EventRecordQps = 51, EventBurst = 100 } }),
        ("COS5021", pool => pool with { Kubelet = new KubeletOptions { ImageGcHighThresholdPercent = 70, ImageGcLowThresholdPercent = 75 } }),
        ("COS5050", pool => pool with { Containerd = new ContainerdOptions { MaxConcurrentDownloads = 21 } }),
        ("COS6001", pool => pool with { DesiredSize = null, AutoScaling = null }),
        ("COS6003", pool => pool with { DesiredSize = 2001, AutoScaling = null }),
        ("COS6004", pool => pool with { DesiredSize = null, AutoScaling = new AutoScalingSpec { MinSize = 2, MaxSize = 1 } }),
        ("COS6005", pool => pool with { VSwitchIds = ValueList<string>.Of() }),
        ("COS6102", pool => pool with { Tags = ValueMap<string>.Of(Enumerable.Range(0, 17).Select(number => KeyValuePair.Create($"t{number}", (Value<string>)"x"))) }),
        ("COS7002", pool => pool with { Rollout = new RolloutSpec { BatchIntervalMinutes = 4 } }),
        ("COS7003", pool => pool with { Rollout = new RolloutSpec { BatchIntervalMinutes = 5, Pause = RolloutPause.EveryBatch } }),
        ("COS8001", pool => pool with { Access = null }),
        ("COS8003", pool => pool with { Os = new OsPin { Version = new OsVersion(3, 5, 1) }, Access = new AccessSpec { KeyPair = "ops", MetadataTokens = MetadataTokenMode.Required } }),
    ];

    private static ValueList<string> Types(params string[] names) => ValueList<string>.Of(names.Select(name => (Value<string>)name));

    private static NodePoolSpec Script(NodePoolSpec pool, string line) => With(pool, new BootstrapStep { Script = $"set -e\n{line}\n" });

    private static NodePoolSpec With(NodePoolSpec pool, BootstrapStep step, BootstrapPhase phase = BootstrapPhase.AfterJoin) => pool with
    {
        Bootstrap = ValueList<BootstrapContainer>.Of(
            [.. pool.Bootstrap?.Items ?? [], new BootstrapContainer { Name = "fault", Phase = phase, Steps = ValueList<BootstrapStep>.Of(step) }]),
    };
}
