using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests;

/// <summary>The pools and facts that tests start from.</summary>
internal static class Pools
{
    internal static NodePoolSpec Valid { get; } =
        new()
        {
            ClusterId = "c1",
            InstanceTypes = ValueList<string>.Of("ecs.g7.xlarge"),
            VSwitchIds = ValueList<string>.Of("vsw-a"),
            Os = new OsPin { Version = new OsVersion(3, 6, 1) },
            DataDisk = new DiskSpec
            {
                Category = DiskCategory.CloudEssd,
                SizeGiB = 120,
                PerformanceLevel = PerformanceLevel.PL1,
            },
            DesiredSize = 3,
            Access = new AccessSpec { KeyPair = "ops" },
        };

    internal static PoolFacts Facts { get; } = new() { Cluster = Cluster("1.34.1-aliyun.1"), UserDataBytes = (0, 0) };

    internal static ClusterFacts Cluster(string version, string type = "ManagedKubernetes") =>
        new("c1", type, KubernetesVersion.Parse(version)!.Value, AutoMode: false) { Spec = "ack.pro.small", Network = "terway-eniip" };

    internal static NodePoolSpec WithScript(string script, bool isSecret = false) =>
        Valid with
        {
            Bootstrap = ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "setup",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = Value<string>.Known(script, isSecret) }),
                }
            ),
        };

    internal static NodePoolSpec WithStep(BootstrapStep step, BootstrapPhase phase = BootstrapPhase.AfterJoin) =>
        Valid with
        {
            Bootstrap = ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "setup",
                    Phase = phase,
                    Steps = ValueList<BootstrapStep>.Of(step),
                }
            ),
        };
}
