using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Binding;

/// <summary>Binds checked inputs to the model's node pool.</summary>
public static class NodePoolBinder
{
    /// <summary>The pool that the inputs describe.</summary>
    /// <param name="inputs">Inputs that passed the check of their shape; values in them may be unknown or secret, and stay so.</param>
    public static NodePoolSpec Bind(PropertyMap inputs)
    {
        var read = new InputReader(inputs);
        return new NodePoolSpec
        {
            ClusterId = read.Text("clusterId"),
            Name = read.Text("name"),
            InstanceTypes = read.Texts("instanceTypes"),
            VSwitchIds = read.Texts("vSwitchIds"),
            SecurityGroupIds = read.Texts("securityGroupIds"),
            Os = read.Object("os", Os),
            KubernetesVersion = read.Parsed("kubernetesVersion", KubernetesVersion.Parse),
            RuntimeVersion = read.Text("runtimeVersion"),
            SystemDisk = read.Object("systemDisk", Disk),
            DataDisk = read.Object("dataDisk", Disk),
            DesiredSize = read.Whole("desiredSize"),
            AutoScaling = read.Object("autoScaling", AutoScaling),
            Spot = read.Object("spot", Spot),
            Labels = read.TextMap("labels"),
            Taints = read.Objects("taints", Taint),
            Tags = read.TextMap("tags"),
            Unschedulable = read.Truth("unschedulable"),
            CpuPolicy = read.Choice("cpuPolicy", PoolTerms.CpuPolicies),
            Kubelet = read.Object("kubelet", KubeletBinder.Bind),
            Containerd = read.Object("containerd", KubeletBinder.Containerd),
            Sysctls = read.TextMap("sysctls"),
            Access = read.Object("access", Access),
            Bootstrap = read.Objects("bootstrap", BootstrapBinder.Container),
            Management = read.Object("management", Management),
            Rollout = read.Object("rollout", Rollout),
            AllowGpu = read.Truth("allowGpu"),
            DeletionProtection = read.Truth("deletionProtection"),
        };
    }

    private static OsPin Os(InputReader read) =>
        new() { Version = read.Parsed("version", OsVersion.Parse), ImageId = read.Text("imageId") };

    private static DiskSpec Disk(InputReader read) =>
        new()
        {
            Category = read.Choice("category", PoolTerms.DiskCategories),
            SizeGiB = read.Whole("sizeGiB"),
            PerformanceLevel = read.Choice("performanceLevel", PoolTerms.PerformanceLevels),
            Encrypted = read.Truth("encrypted"),
            KmsKeyId = read.Text("kmsKeyId"),
        };

    private static AutoScalingSpec AutoScaling(InputReader read) =>
        new()
        {
            MinSize = read.Whole("minSize"),
            MaxSize = read.Whole("maxSize"),
            Policy = read.Choice("policy", PoolTerms.ScalingPolicies),
        };

    private static SpotSpec Spot(InputReader read) =>
        new()
        {
            Strategy = read.Choice("strategy", PoolTerms.SpotStrategies),
            PriceLimits = read.NumberMap("priceLimits"),
            OnDemandBase = read.Whole("onDemandBase"),
            OnDemandPercentage = read.Whole("onDemandPercentage"),
            Pools = read.Whole("pools"),
        };

    private static TaintSpec Taint(InputReader read) =>
        new()
        {
            Key = read.Text("key"),
            Value = read.Text("value"),
            Effect = read.Choice("effect", PoolTerms.TaintEffects),
        };

    private static AccessSpec Access(InputReader read) =>
        new()
        {
            KeyPair = read.Text("keyPair"),
            RamRole = read.Text("ramRole"),
            MetadataTokens = read.Choice("metadataTokens", PoolTerms.MetadataTokens),
        };

    private static ManagementSpec Management(InputReader read) =>
        new()
        {
            AutoRepair = read.Truth("autoRepair"),
            AutoUpgrade = read.Truth("autoUpgrade"),
            AutoFixVulnerabilities = read.Truth("autoFixVulnerabilities"),
            MaxUnavailable = read.Whole("maxUnavailable"),
        };

    private static RolloutSpec Rollout(InputReader read) =>
        new()
        {
            MaxParallelism = read.Whole("maxParallelism"),
            BatchIntervalMinutes = read.Whole("batchIntervalMinutes"),
            Pause = read.Choice("pause", PoolTerms.RolloutPauses),
            Gate = read.Object("gate", Gate),
            OnFailure = read.Choice("onFailure", PoolTerms.RolloutFailures),
        };

    private static RolloutGate Gate(InputReader read) =>
        new() { MinReadyPercent = read.Whole("minReadyPercent"), TimeoutMinutes = read.Whole("timeoutMinutes") };
}
