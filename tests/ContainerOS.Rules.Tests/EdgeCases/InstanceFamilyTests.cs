using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Applicability;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>What is inferred from the names of instance types, and what is reported when nothing is known.</summary>
public sealed class InstanceFamilyTests
{
    [Theory]
    [InlineData("g c r hfg hfc hfr t s u re e ebmg", false, false)]
    [InlineData("gn vgn sgn gi vgi ebmgn", true, false)]
    [InlineData("d i", false, true)]
    public void Family_DeterminesGpuAndLocalDisk(string families, bool hasGpu, bool hasLocalDisk) =>
        Assert.All(
            families.Split(' '),
            family =>
                Assert.Equal(
                    new InstanceTypeFacts($"ecs.{family}99.xlarge", false, hasGpu ? 1 : 0, hasLocalDisk ? 1 : 0, true),
                    InstanceFamilyInference.Infer($"ecs.{family}99.xlarge")! with
                    {
                        CpuCores = null,
                        MemoryGiB = null,
                    }
                )
        );

    /// <summary>The ECS naming rules: large is 2 vCPUs, xlarge 4, and c1m4 is 4 GiB for each vCPU.</summary>
    [Theory]
    [InlineData("ecs.u1-c1m4.large", 2, 8.0)]
    [InlineData("ecs.u1-c1m8.2xlarge", 8, 64.0)]
    [InlineData("ecs.e-c1m1.large", 2, 2.0)]
    [InlineData("ecs.g9i.xlarge", 4, 16.0)]
    [InlineData("ecs.c9i.48xlarge", 192, 384.0)]
    [InlineData("ecs.g8ine.8xlarge", 32, 128.0)]
    [InlineData("ecs.g9ae.4xlarge", 16, 64.0)]
    [InlineData("ecs.hfr8i.large", 2, 16.0)]
    [InlineData("ecs.ebmg7.32xlarge", 128, 512.0)]
    [InlineData("ecs.gn8is-c16g2.4xlarge", 16, null)]
    [InlineData("ecs.s6-c1m1.small", 1, 1.0)]
    [InlineData("ecs.t5-lc2m1.nano", null, null)]
    [InlineData("ecs.i4.large", 2, null)]
    public void Name_StatesCoresAndMemory(string type, int? cores, double? memory)
    {
        var facts = InstanceFamilyInference.Infer(type)!;

        Assert.Equal((cores, memory), (facts.CpuCores, facts.MemoryGiB));
    }

    /// <summary>A small type is reported by its vCPUs alone.</summary>
    [Fact]
    public void Type_WithTwoCores_IsTooSmallWhateverItsMemoryIs() =>
        Assert.Single(Check("COS1007", Pools.Facts, "ecs.u9.large").Diagnostics);

    [Theory]
    [InlineData("ecs.g8y.xlarge", true)]
    [InlineData("ecs.g8yx.xlarge", true)]
    [InlineData("ecs.g6r.xlarge", true)]
    [InlineData("ecs.g6.xlarge", false)]
    [InlineData("ecs.g7r.xlarge", false)]
    [InlineData("ecs.g6re.xlarge", false)]
    public void Suffix_DeterminesArm(string type, bool isArm) => Assert.Equal(isArm, InstanceFamilyInference.Infer(type)!.IsArm);

    [Theory]
    [InlineData("ecs.zz9.xlarge")]
    [InlineData("ecs.g9")]
    [InlineData("g9.xlarge")]
    [InlineData("ecs.G9.xlarge")]
    [InlineData("ecs.g9.xlarge\n")]
    public void Name_OfUnknownFamily_IsNotInferred(string type) => Assert.Null(InstanceFamilyInference.Infer(type));

    [Theory]
    [InlineData("g7.xlarge", "set instanceTypes[0] to \"ecs.g7.xlarge\"")]
    [InlineData(" ECS.G7.XLARGE ", "set instanceTypes[0] to \"ecs.g7.xlarge\"")]
    [InlineData("ecs..xlarge", null)]
    [InlineData("ecs.g7.", null)]
    [InlineData("g7", null)]
    public void Name_IsCorrected_WhenUnambiguous(string type, string? edit) =>
        Assert.Equal(
            edit is null ? [] : [edit],
            Check("COS1008", Pools.Facts, type).Diagnostics.Single().Edits.Select(one => one.ToString())
        );

    [Fact]
    public void Type_Unknown_IsUndecidedWithItsReason()
    {
        Assert.Equal(
            "ecs.zz9.xlarge is not in the compiled-in table, and its family is not known; the instance types were not asked "
                + "for: no cloud is at hand",
            Assert.Single(Check("COS1004", PoolFacts.Offline, "ecs.zz9.xlarge").Undecided).Reason
        );
        Assert.Equal(
            "the cloud does not list ecs.zz9.xlarge",
            Assert.Single(Check("COS1004", new PoolFacts { InstanceTypesMissingBecause = null }, "ecs.zz9.xlarge").Undecided).Reason
        );
        Assert.Equal(
            "only the family of ecs.u9.xlarge is known",
            Assert.Single(Check("COS1007", Pools.Facts, "ecs.u9.xlarge").Undecided).Reason
        );
    }

    [Theory]
    [InlineData(false, "remove instanceTypes[0]")]
    [InlineData(true, null)]
    public void ArmType_IsRemoved_WhenAValidTypeRemains(bool isArmToo, string? edit)
    {
        var facts = Pools.Facts with
        {
            InstanceTypes = new Dictionary<string, InstanceTypeFacts> { ["ecs.g7.xlarge"] = new("ecs.g7.xlarge", isArmToo, 0, 0, false) },
        };

        Assert.Equal(
            edit is null ? [] : [edit],
            Check("COS1004", facts, "ecs.g8y.xlarge", "ecs.g7.xlarge").Diagnostics[0].Edits.Select(one => one.ToString())
        );
    }

    [Theory]
    [InlineData("COS1001")]
    [InlineData("COS1002")]
    [InlineData("COS1006")]
    [InlineData("COS1010")]
    public void ClusterRule_WithoutCluster_IsUndecided(string code) =>
        Assert.Equal(
            [new UndecidedCheck(code, "clusterId", PoolFacts.Offline.ClusterMissingBecause)],
            FreshRule.Check(code, Pools.Valid, PoolFacts.Offline).Undecided
        );

    [Theory]
    [InlineData("1.30.1", "kubernetesVersion")]
    [InlineData("1.31.1", null)]
    public void Release_WithoutCluster_IsCheckedAgainstThePinnedVersion(string version, string? path) =>
        Assert.Equal(
            path is null ? [] : [path],
            FreshRule
                .Check("COS1006", Pools.Valid with { KubernetesVersion = KubernetesVersion.Parse(version)!.Value }, PoolFacts.Offline)
                .Diagnostics.Select(found => found.Path)
        );

    [Fact]
    public void Cluster_WithUnknownAutoMode_LeavesTheReleaseUndecided() =>
        Assert.Equal(
            [new UndecidedCheck("COS1012", "os.version", "the cloud does not report whether it is an Auto Mode cluster")],
            FreshRule
                .Check(
                    "COS1012",
                    Pools.Valid with
                    {
                        Os = new OsPin { Version = new OsVersion(3, 4, 0) },
                    },
                    Pools.Facts with
                    {
                        Cluster = Pools.Facts.Cluster! with { AutoMode = null },
                    }
                )
                .Undecided
        );

    [Fact]
    public void Image_OfAnotherOs_NamesTheCloudAsSource()
    {
        var facts = Pools.Facts with { Images = [new OfferedImage("m-1", "AliyunLinux3", null)] };

        Assert.Equal(
            "m-1 is an image of AliyunLinux3 (reported by the cloud)",
            Assert
                .Single(
                    FreshRule
                        .Check(
                            "COS4007",
                            Pools.Valid with
                            {
                                Os = new OsPin { Version = new OsVersion(3, 6, 1), ImageId = "m-1" },
                            },
                            facts
                        )
                        .Diagnostics
                )
                .Message
        );
    }

    [Theory]
    [InlineData(
        "memory.available allocatableMemory.available nodefs.available nodefs.inodesFree imagefs.available "
            + "imagefs.inodesFree containerfs.available containerfs.inodesFree pid.available",
        true
    )]
    [InlineData("memory nodefs.inodes disk.available", false)]
    public void Signal_OfAnEviction_IsKnown(string signals, bool isKnown) =>
        Assert.All(
            signals.Split(' '),
            signal =>
                Assert.Equal(
                    isKnown,
                    FreshRule
                        .Check(
                            "COS5028",
                            Pools.Valid with
                            {
                                Kubelet = new KubeletOptions
                                {
                                    EvictionHard = ValueMap<string>.Of(KeyValuePair.Create(signal, (Value<string>)"10%")),
                                },
                            },
                            Pools.Facts
                        )
                        .Diagnostics.Count == 0
                )
        );

    private static PoolReport Check(string code, PoolFacts facts, params string[] types) =>
        FreshRule.Check(
            code,
            Pools.Valid with
            {
                InstanceTypes = ValueList<string>.Of([.. types.Select(type => (Value<string>)type)]),
            },
            facts
        );
}
