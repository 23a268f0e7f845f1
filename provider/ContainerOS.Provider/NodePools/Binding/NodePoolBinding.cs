using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Binding;

/// <summary>Converts node pools between inputs and the model.</summary>
public static class NodePoolBinding
{
    /// <summary>Reads a pool from its inputs.</summary>
    /// <param name="inputs">Inputs that were checked against the schema. Unknown and secret values stay unknown and secret.</param>
    public static NodePoolSpec Read(PropertyMap inputs)
    {
        var read = new InputReader(inputs);
        return new NodePoolSpec
        {
            ClusterId = read.Text("clusterId"),
            Name = read.Text("name"),
            InstanceTypes = read.Texts("instanceTypes"),
            VSwitchIds = read.Texts("vSwitchIds"),
            SecurityGroupIds = read.Texts("securityGroupIds"),
            Os = read.Object("os", ReadOs),
            KubernetesVersion = read.Parsed("kubernetesVersion", KubernetesVersion.Parse),
            RuntimeVersion = read.Text("runtimeVersion"),
            SystemDisk = read.Object("systemDisk", ReadDisk),
            DataDisk = read.Object("dataDisk", ReadDisk),
            DesiredSize = read.Integer("desiredSize"),
            AutoScaling = read.Object("autoScaling", ReadAutoScaling),
            Spot = read.Object("spot", ReadSpot),
            Labels = read.TextMap("labels"),
            Taints = read.Objects("taints", ReadTaint),
            Tags = read.TextMap("tags"),
            Unschedulable = read.Boolean("unschedulable"),
            CpuPolicy = read.Enum("cpuPolicy", PoolTerms.CpuPolicies),
            Kubelet = read.Object("kubelet", KubeletBinding.ReadKubelet),
            Containerd = read.Object("containerd", KubeletBinding.ReadContainerd),
            Sysctls = read.TextMap("sysctls"),
            Access = read.Object("access", ReadAccess),
            Bootstrap = read.Objects("bootstrap", BootstrapBinding.ReadContainer),
            Management = read.Object("management", ReadManagement),
            Rollout = read.Object("rollout", ReadRollout),
            AllowGpu = read.Boolean("allowGpu"),
            DeletionProtection = read.Boolean("deletionProtection"),
        };
    }

    private static OsPin ReadOs(InputReader read) =>
        new() { Version = read.Parsed("version", OsVersion.Parse), ImageId = read.Text("imageId") };

    private static DiskSpec ReadDisk(InputReader read) =>
        new()
        {
            Category = read.Enum("category", PoolTerms.DiskCategories),
            SizeGiB = read.Integer("sizeGiB"),
            PerformanceLevel = read.Enum("performanceLevel", PoolTerms.PerformanceLevels),
            Encrypted = read.Boolean("encrypted"),
            KmsKeyId = read.Text("kmsKeyId"),
        };

    private static AutoScalingSpec ReadAutoScaling(InputReader read) =>
        new()
        {
            MinSize = read.Integer("minSize"),
            MaxSize = read.Integer("maxSize"),
            Policy = read.Enum("policy", PoolTerms.ScalingPolicies),
        };

    private static SpotSpec ReadSpot(InputReader read) =>
        new()
        {
            Strategy = read.Enum("strategy", PoolTerms.SpotStrategies),
            PriceLimits = read.NumberMap("priceLimits"),
            OnDemandBase = read.Integer("onDemandBase"),
            OnDemandPercentage = read.Integer("onDemandPercentage"),
            Pools = read.Integer("pools"),
        };

    private static TaintSpec ReadTaint(InputReader read) =>
        new()
        {
            Key = read.Text("key"),
            Value = read.Text("value"),
            Effect = read.Enum("effect", PoolTerms.TaintEffects),
        };

    private static AccessSpec ReadAccess(InputReader read) =>
        new()
        {
            KeyPair = read.Text("keyPair"),
            RamRole = read.Text("ramRole"),
            MetadataTokens = read.Enum("metadataTokens", PoolTerms.MetadataTokens),
        };

    private static ManagementSpec ReadManagement(InputReader read) =>
        new()
        {
            AutoRepair = read.Boolean("autoRepair"),
            AutoUpgrade = read.Boolean("autoUpgrade"),
            AutoFixVulnerabilities = read.Boolean("autoFixVulnerabilities"),
            MaxUnavailable = read.Integer("maxUnavailable"),
        };

    private static RolloutSpec ReadRollout(InputReader read) =>
        new()
        {
            MaxParallelism = read.Integer("maxParallelism"),
            BatchIntervalMinutes = read.Integer("batchIntervalMinutes"),
            Pause = read.Enum("pause", PoolTerms.RolloutPauses),
            Gate = read.Object("gate", ReadGate),
            OnFailure = read.Enum("onFailure", PoolTerms.RolloutFailures),
        };

    private static RolloutGate ReadGate(InputReader read) =>
        new() { MinReadyPercent = read.Integer("minReadyPercent"), TimeoutMinutes = read.Integer("timeoutMinutes") };

    /// <summary>Writes a pool as inputs. Properties that are not set are left out, and secret values stay secret.</summary>
    public static PropertyMap Write(NodePoolSpec pool) =>
        new InputWriter()
            .Text("clusterId", pool.ClusterId)
            .Text("name", pool.Name)
            .Texts("instanceTypes", pool.InstanceTypes)
            .Texts("vSwitchIds", pool.VSwitchIds)
            .Texts("securityGroupIds", pool.SecurityGroupIds)
            .Object("os", pool.Os, WriteOs)
            .Formatted("kubernetesVersion", pool.KubernetesVersion)
            .Text("runtimeVersion", pool.RuntimeVersion)
            .Object("systemDisk", pool.SystemDisk, WriteDisk)
            .Object("dataDisk", pool.DataDisk, WriteDisk)
            .Integer("desiredSize", pool.DesiredSize)
            .Object("autoScaling", pool.AutoScaling, WriteAutoScaling)
            .Object("spot", pool.Spot, WriteSpot)
            .TextMap("labels", pool.Labels)
            .Objects("taints", pool.Taints, WriteTaint)
            .TextMap("tags", pool.Tags)
            .Boolean("unschedulable", pool.Unschedulable)
            .Enum("cpuPolicy", pool.CpuPolicy, PoolTerms.CpuPolicies)
            .Object("kubelet", pool.Kubelet, KubeletBinding.WriteKubelet)
            .Object("containerd", pool.Containerd, KubeletBinding.WriteContainerd)
            .TextMap("sysctls", pool.Sysctls)
            .Object("access", pool.Access, WriteAccess)
            .Objects("bootstrap", pool.Bootstrap, BootstrapBinding.WriteContainer)
            .Object("management", pool.Management, WriteManagement)
            .Object("rollout", pool.Rollout, WriteRollout)
            .Boolean("allowGpu", pool.AllowGpu)
            .Boolean("deletionProtection", pool.DeletionProtection)
            .ToMap();

    /// <summary>The inputs without those that ACK never returns, because their live values are not known.</summary>
    /// <param name="inputs">The inputs of a pool.</param>
    public static PropertyMap WithoutWriteOnly(PropertyMap inputs) =>
        PropertyMap.Of(
            inputs.Where(pair => NodePoolSchema.Inputs.Find(pair.Key) is not { WriteOnly: true, OnChange: not ChangeEffect.None })
        );

    private static InputWriter WriteOs(OsPin pin) => new InputWriter().Formatted("version", pin.Version).Text("imageId", pin.ImageId);

    private static InputWriter WriteDisk(DiskSpec disk) =>
        new InputWriter()
            .Enum("category", disk.Category, PoolTerms.DiskCategories)
            .Integer("sizeGiB", disk.SizeGiB)
            .Enum("performanceLevel", disk.PerformanceLevel, PoolTerms.PerformanceLevels)
            .Boolean("encrypted", disk.Encrypted)
            .Text("kmsKeyId", disk.KmsKeyId);

    private static InputWriter WriteAutoScaling(AutoScalingSpec bounds) =>
        new InputWriter()
            .Integer("minSize", bounds.MinSize)
            .Integer("maxSize", bounds.MaxSize)
            .Enum("policy", bounds.Policy, PoolTerms.ScalingPolicies);

    private static InputWriter WriteSpot(SpotSpec spot) =>
        new InputWriter()
            .Enum("strategy", spot.Strategy, PoolTerms.SpotStrategies)
            .NumberMap("priceLimits", spot.PriceLimits)
            .Integer("onDemandBase", spot.OnDemandBase)
            .Integer("onDemandPercentage", spot.OnDemandPercentage)
            .Integer("pools", spot.Pools);

    private static InputWriter WriteTaint(TaintSpec taint) =>
        new InputWriter().Text("key", taint.Key).Text("value", taint.Value).Enum("effect", taint.Effect, PoolTerms.TaintEffects);

    private static InputWriter WriteAccess(AccessSpec access) =>
        new InputWriter()
            .Text("keyPair", access.KeyPair)
            .Text("ramRole", access.RamRole)
            .Enum("metadataTokens", access.MetadataTokens, PoolTerms.MetadataTokens);

    private static InputWriter WriteManagement(ManagementSpec management) =>
        new InputWriter()
            .Boolean("autoRepair", management.AutoRepair)
            .Boolean("autoUpgrade", management.AutoUpgrade)
            .Boolean("autoFixVulnerabilities", management.AutoFixVulnerabilities)
            .Integer("maxUnavailable", management.MaxUnavailable);

    private static InputWriter WriteRollout(RolloutSpec rollout) =>
        new InputWriter()
            .Integer("maxParallelism", rollout.MaxParallelism)
            .Integer("batchIntervalMinutes", rollout.BatchIntervalMinutes)
            .Enum("pause", rollout.Pause, PoolTerms.RolloutPauses)
            .Object("gate", rollout.Gate, WriteGate)
            .Enum("onFailure", rollout.OnFailure, PoolTerms.RolloutFailures);

    private static InputWriter WriteGate(RolloutGate gate) =>
        new InputWriter().Integer("minReadyPercent", gate.MinReadyPercent).Integer("timeoutMinutes", gate.TimeoutMinutes);
}
