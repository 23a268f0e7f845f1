using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests;

/// <summary>Unknown values and missing facts leave rules undecided with a reason.</summary>
public sealed class UndecidedTests
{
    public static TheoryData<string, string, NodePoolSpec> Unknowns { get; } =
        new()
        {
            { "COS3001", "bootstrap", Pools.Valid with { Bootstrap = ValueList<BootstrapContainer>.Unknown } },
            {
                "COS3003",
                "bootstrap[0]",
                Pools.Valid with
                {
                    Bootstrap = ValueList<BootstrapContainer>.Of(Value<BootstrapContainer>.Unknown()),
                }
            },
            {
                "COS3004",
                "bootstrap[0].steps",
                Pools.Valid with
                {
                    Bootstrap = ValueList<BootstrapContainer>.Of(new BootstrapContainer { Steps = ValueList<BootstrapStep>.Unknown }),
                }
            },
            {
                "COS3001",
                "bootstrap[0].steps[0]",
                Pools.Valid with
                {
                    Bootstrap = ValueList<BootstrapContainer>.Of(
                        new BootstrapContainer { Steps = ValueList<BootstrapStep>.Of(Value<BootstrapStep>.Unknown()) }
                    ),
                }
            },
            { "COS3004", "bootstrap[0].steps[0].file", Pools.WithStep(new BootstrapStep { File = Value<FileStep>.Unknown() }) },
            {
                "COS3004",
                "bootstrap[0].steps[0].file.path",
                Pools.WithStep(new BootstrapStep { File = new FileStep { Path = Value<string>.Unknown() } })
            },
            { "COS2003", "dataDisk.category", Pools.Valid with { DataDisk = Value<DiskSpec>.Unknown() } },
            { "COS2005", "dataDisk.sizeGiB", Pools.Valid with { DataDisk = new DiskSpec { SizeGiB = Value<int>.Unknown() } } },
            { "COS5003", "taints", Pools.Valid with { Taints = ValueList<TaintSpec>.Unknown } },
            {
                "COS5003",
                "taints[0].key",
                Pools.Valid with
                {
                    Taints = ValueList<TaintSpec>.Of(new TaintSpec { Key = Value<string>.Unknown() }),
                }
            },
            {
                "COS5001",
                "labels[\"a\"]",
                Pools.Valid with
                {
                    Labels = ValueMap<string>.Of(KeyValuePair.Create("a", Value<string>.Unknown())),
                }
            },
            {
                "COS1003",
                "os.version",
                Pools.Valid with
                {
                    AllowGpu = true,
                    Os = Value<OsPin>.Unknown(),
                    InstanceTypes = ValueList<string>.Of("ecs.gn6i-c4g1.xlarge"),
                }
            },
            { "COS6004", "autoScaling.minSize", Pools.Valid with { DesiredSize = null, AutoScaling = Value<AutoScalingSpec>.Unknown() } },
            { "COS6003", "desiredSize", Pools.Valid with { DesiredSize = Value<int>.Unknown() } },
        };

    private static PoolReport Validate(NodePoolSpec spec) => PoolValidator.Validate(spec, Pools.Facts);

    [Fact]
    public void Validate_UnknownAllowGpu_IsUndecided()
    {
        var report = Validate(
            Pools.Valid with
            {
                InstanceTypes = ValueList<string>.Of("ecs.gn6i-c4g1.xlarge"),
                AllowGpu = Value<bool>.Unknown(),
            }
        );

        Assert.Empty(report.Diagnostics);
        Assert.Contains(report.Undecided, open => open.Code == "COS1003");
    }

    [Theory]
    [MemberData(nameof(Unknowns), DisableDiscoveryEnumeration = true)]
    public void Validate_UnknownValue_IsUndecidedWithItsPath(string code, string path, NodePoolSpec spec) =>
        Assert.Contains(Validate(spec).Undecided, open => (open.Code, open.Path) == (code, path) && open.Reason.Length > 0);

    [Fact]
    public void Validate_KubernetesVersionOffline_IsUndecided() =>
        Assert.Contains(
            PoolValidator
                .Validate(Pools.Valid with { KubernetesVersion = KubernetesVersion.Parse("1.34.1")!.Value }, PoolFacts.Offline)
                .Undecided,
            open => open.Code == "COS4003"
        );

    [Fact]
    public void Validate_Offline_LeavesTheClusterUndecidedWithAReason()
    {
        var report = PoolValidator.Validate(Pools.Valid, PoolFacts.Offline);

        Assert.Empty(report.Diagnostics);
        Assert.Equal(["COS1001", "COS1002", "COS1006", "COS1010"], report.Undecided.Select(open => open.Code));
        Assert.All(report.Undecided, open => Assert.NotEmpty(open.Reason));
    }

    [Fact]
    public void Validate_EverythingUnknown_DecidesNothingAndFindsNothing()
    {
        var spec = Pools.Valid with
        {
            ClusterId = Value<string>.Unknown(),
            InstanceTypes = ValueList<string>.Unknown,
            VSwitchIds = ValueList<string>.Unknown,
            Os = Value<OsPin>.Unknown(),
            DataDisk = null,
            DesiredSize = Value<int>.Unknown(),
            Labels = ValueMap<string>.Unknown,
            Bootstrap = ValueList<BootstrapContainer>.Unknown,
        };

        var report = PoolValidator.Validate(spec, PoolFacts.Offline);

        Assert.Empty(report.Diagnostics);
        Assert.NotEmpty(report.Undecided);
    }
}
