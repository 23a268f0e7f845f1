using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests;

public sealed class CatalogueTests
{
    private static readonly OsPin Os33 = new() { Version = new OsVersion(3, 3, 1) };

    /// <summary>Single faults, with the rule that reports each and its path.</summary>
    public static TheoryData<string, string, NodePoolSpec> Faults { get; } =
        new()
        {
            { "COS1003", "instanceTypes[0]", Pools.Valid with { InstanceTypes = ValueList<string>.Of("ecs.gn6i-c4g1.xlarge") } },
            {
                "COS1003",
                "instanceTypes[0]",
                Pools.Valid with
                {
                    InstanceTypes = ValueList<string>.Of("ecs.gn7i-c8g1.2xlarge"),
                    AllowGpu = true,
                    Os = new OsPin { Version = new OsVersion(3, 5, 1) },
                }
            },
            { "COS1004", "instanceTypes[1]", Pools.Valid with { InstanceTypes = ValueList<string>.Of("ecs.g7.xlarge", "ecs.g8y.xlarge") } },
            { "COS1005", "instanceTypes[0]", Pools.Valid with { InstanceTypes = ValueList<string>.Of("ecs.i4.xlarge") } },
            { "COS2001", "dataDisk", Pools.Valid with { DataDisk = null } },
            { "COS2002", "systemDisk.sizeGiB", Pools.Valid with { SystemDisk = new DiskSpec { SizeGiB = 10 } } },
            {
                "COS2003",
                "dataDisk.performanceLevel",
                Pools.Valid with
                {
                    DataDisk = new DiskSpec { Category = DiskCategory.CloudAuto, PerformanceLevel = PerformanceLevel.PL1 },
                }
            },
            {
                "COS2006",
                "dataDisk.performanceLevel",
                Pools.Valid with
                {
                    DataDisk = new DiskSpec { SizeGiB = 120, PerformanceLevel = PerformanceLevel.PL3 },
                }
            },
            { "COS2005", "dataDisk.sizeGiB", Pools.Valid with { DataDisk = new DiskSpec { SizeGiB = 20 } } },
            { "COS3001", "bootstrap[0].steps[0]", Pools.WithStep(new BootstrapStep()) },
            {
                "COS3006",
                "bootstrap[0].steps[0].kubeletArgs",
                Pools.WithStep(new BootstrapStep { KubeletArgs = ValueList<string>.Of("--v=2") }, BootstrapPhase.BeforeJoin)
            },
            { "COS3003", "bootstrap[0].steps[0].script", Pools.WithScript("set -e\nyum install -y htop\n") },
            { "COS3031", "bootstrap[0].steps[0].script", Pools.WithScript("if true; then sudo /usr/bin/python3 x.py; fi") },
            { "COS3004", "bootstrap[0].steps[0].script", Pools.WithScript("echo 1 > /usr/lib/x") },
            { "COS3011", "bootstrap[0].steps[0].script", Pools.WithScript("cp a /etc/hosts") },
            {
                "COS3004",
                "bootstrap[0].steps[0].file.path",
                Pools.WithStep(
                    new BootstrapStep
                    {
                        File = new FileStep { Path = "/usr/lib/x", Content = "" },
                    }
                )
            },
            { "COS4001", "os.version", Pools.Valid with { Os = new OsPin { Version = new OsVersion(9, 9, 9) } } },
            { "COS4005", "os.version", Pools.Valid with { Os = new OsPin { Version = new OsVersion(3, 7, 0) } } },
            { "COS4002", "runtimeVersion", Pools.Valid with { RuntimeVersion = "19.03.15" } },
            { "COS4003", "kubernetesVersion", Pools.Valid with { KubernetesVersion = KubernetesVersion.Parse("1.33.1")!.Value } },
            {
                "COS5001",
                "labels[\"-bad\"]",
                Pools.Valid with
                {
                    Labels = ValueMap<string>.Of(KeyValuePair.Create("-bad", (Value<string>)"x")),
                }
            },
            {
                "COS5002",
                "labels[\"a.k8s.io/x\"]",
                Pools.Valid with
                {
                    Labels = ValueMap<string>.Of(KeyValuePair.Create("a.k8s.io/x", (Value<string>)"x")),
                }
            },
            { "COS5003", "taints[0].key", Pools.Valid with { Taints = ValueList<TaintSpec>.Of(new TaintSpec { Key = "a/b/c" }) } },
            { "COS6001", "desiredSize", Pools.Valid with { DesiredSize = null } },
            {
                "COS6001",
                "desiredSize",
                Pools.Valid with
                {
                    AutoScaling = new AutoScalingSpec { MinSize = 1, MaxSize = 2 },
                }
            },
            {
                "COS6004",
                "autoScaling",
                Pools.Valid with
                {
                    DesiredSize = null,
                    AutoScaling = new AutoScalingSpec { MinSize = 3, MaxSize = 2 },
                }
            },
            {
                "COS1004",
                "instanceTypes[10]",
                Pools.Valid with
                {
                    InstanceTypes = ValueList<string>.Of([
                        .. Enumerable.Range(1, 10).Select(size => (Value<string>)$"ecs.g7.{size}xlarge"),
                        "ecs.g8y.xlarge",
                    ]),
                }
            },
            { "COS6103", "tags[\"\"]", Pools.Valid with { Tags = ValueMap<string>.Of(KeyValuePair.Create("", (Value<string>)"x")) } },
            {
                "COS6104",
                "tags[\"acs:\\\"a\\\"\"]",
                Pools.Valid with
                {
                    Tags = ValueMap<string>.Of(KeyValuePair.Create("acs:\"a\"", (Value<string>)"x")),
                }
            },
            { "COS4002", "runtimeVersion", Pools.Valid with { RuntimeVersion = "2.x" } },
            { "COS4002", "runtimeVersion", Pools.Valid with { RuntimeVersion = "1.-6.3" } },
            { "COS4002", "runtimeVersion", Pools.Valid with { RuntimeVersion = "2" } },
            { "COS6003", "desiredSize", Pools.Valid with { DesiredSize = -1 } },
            { "COS6005", "vSwitchIds", Pools.Valid with { VSwitchIds = ValueList<string>.Of() } },
        };

    private static PoolReport Validate(NodePoolSpec spec) => PoolValidator.Validate(spec, Pools.Facts);

    [Fact]
    public void Validate_ValidPool_HasNoDiagnosticsAndNothingUndecided()
    {
        var report = Validate(Pools.Valid);

        Assert.Empty(report.Diagnostics);
        Assert.Empty(report.Undecided);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Validate_OneFault_IsFoundByItsRule(string code, string path, NodePoolSpec spec)
    {
        var finding = Assert.Single(Validate(spec).Diagnostics, found => found.Code is not ("COS6002" or "COS8009" or "COS4008"));

        Assert.Equal((code, path), (finding.Code, finding.Path));

        // The text form has no length.
        var span = finding.Span is { } whole ? whole with { Length = 0 } : finding.Span;
        Assert.Equal(finding with { Span = span }, DiagnosticText.Parse(DiagnosticText.Format(finding), path));
    }

    [Theory]
    [InlineData("# yum install\necho done\n")]
    [InlineData("echo \"yum install\"\n")]
    [InlineData("cat > /etc/x <<'EOF'\nyum install\npython x\nEOF\n")]
    [InlineData("mkdir -p /opt/yum && cp /etc/yum /var/lib/x\n")]
    [InlineData("echo hi > /dev/null 2>&1\n")]
    [InlineData("cat a > \"$TARGET\"\n")]
    public void Validate_HarmlessScript_Passes(string script) => Assert.Empty(Validate(Pools.WithScript(script)).Diagnostics);

    [Fact]
    public void Validate_DedicatedCluster_IsRefused() =>
        Assert.Equal(
            "COS1001",
            Assert
                .Single(
                    PoolValidator.Validate(Pools.Valid, Pools.Facts with { Cluster = Pools.Cluster("1.34.1", "Kubernetes") }).Diagnostics
                )
                .Code
        );

    [Theory]
    [InlineData("1.22.15-aliyun.1", false)]
    [InlineData("1.30.1-aliyun.1", false)]
    [InlineData("1.31.1-aliyun.1", true)]
    public void Validate_ClusterVersion_IsCheckedAgainstTheRelease(string version, bool isAccepted) =>
        Assert.Equal(
            isAccepted,
            PoolValidator.Validate(Pools.Valid, Pools.Facts with { Cluster = Pools.Cluster(version) }).Diagnostics.Count == 0
        );

    [Fact]
    public void Validate_Release33_NeedsNoDataDisk() =>
        Assert.DoesNotContain(
            Validate(Pools.Valid with { Os = Os33, DataDisk = null }).Diagnostics,
            found => found.Severity is Severity.Error
        );

    [Fact]
    public void Validate_GpuAllowedOn361_IsAccepted() =>
        Assert.Empty(
            Validate(Pools.Valid with { InstanceTypes = ValueList<string>.Of("ecs.gn6i-c4g1.xlarge"), AllowGpu = true }).Diagnostics
        );

    [Fact]
    public void Validate_GpuAllowedBelow36_CitesTheReleaseNotes() =>
        Assert.Contains(
            "release-record",
            Assert
                .Single(
                    Validate(
                        Pools.Valid with
                        {
                            InstanceTypes = ValueList<string>.Of("ecs.gn6i-c4g1.xlarge"),
                            AllowGpu = true,
                            Os = new OsPin { Version = new OsVersion(3, 5, 1) },
                        }
                    ).Diagnostics,
                    found => found.Code == "COS1003"
                )
                .Source.Url,
            StringComparison.Ordinal
        );

    [Fact]
    public void Validate_TwoStepsOfKubeletArgs_TheSecondIsRefused()
    {
        var step = (Value<BootstrapStep>)new BootstrapStep { KubeletArgs = ValueList<string>.Of("--v=2") };
        var spec = Pools.Valid with
        {
            Bootstrap = ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "s",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = ValueList<BootstrapStep>.Of(step, step),
                }
            ),
        };

        Assert.Equal(
            ("COS3007", "bootstrap[0].steps[1].kubeletArgs"),
            Assert.Single(Validate(spec).Diagnostics) is var found ? (found.Code, found.Path) : default
        );
    }

    [Fact]
    public void Validate_UserDataOverTheBudget_IsRefused() =>
        Assert.Equal(
            "COS3002",
            Assert
                .Single(PoolValidator.Validate(Pools.WithScript("true"), Pools.Facts with { UserDataBytes = (0, 40_000) }).Diagnostics)
                .Code
        );

    [Fact]
    public void Validate_TheRejectedExample_HasFiveFindings()
    {
        var spec = Pools.WithScript("yum install -y htop\n") with
        {
            InstanceTypes = ValueList<string>.Of("ecs.gn6i-c4g1.xlarge", "ecs.g8y.xlarge"),
            DataDisk = null,
        };

        var report = PoolValidator.Validate(spec, Pools.Facts with { Cluster = Pools.Cluster("1.22.15-aliyun.1") });

        Assert.Equal(["COS1002", "COS1003", "COS1004", "COS2001", "COS3003"], report.Diagnostics.Select(found => found.Code).Order());
    }
}
