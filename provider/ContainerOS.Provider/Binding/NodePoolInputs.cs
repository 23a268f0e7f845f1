using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Binding;

/// <summary>Writes the model's node pool as inputs of the resource: the way back of the binding of a program.</summary>
public static class NodePoolInputs
{
    /// <summary>The inputs that describe the pool; what it does not give is left out, what is secret stays secret.</summary>
    public static PropertyMap Of(NodePoolSpec pool) =>
        new InputWriter()
            .Text("clusterId", pool.ClusterId)
            .Text("name", pool.Name)
            .Texts("instanceTypes", pool.InstanceTypes)
            .Texts("vSwitchIds", pool.VSwitchIds)
            .Texts("securityGroupIds", pool.SecurityGroupIds)
            .Object("os", pool.Os, Os)
            .Spelled("kubernetesVersion", pool.KubernetesVersion)
            .Text("runtimeVersion", pool.RuntimeVersion)
            .Object("systemDisk", pool.SystemDisk, Disk)
            .Object("dataDisk", pool.DataDisk, Disk)
            .Whole("desiredSize", pool.DesiredSize)
            .Object("autoScaling", pool.AutoScaling, AutoScaling)
            .Object("spot", pool.Spot, Spot)
            .TextMap("labels", pool.Labels)
            .Objects("taints", pool.Taints, Taint)
            .TextMap("tags", pool.Tags)
            .Truth("unschedulable", pool.Unschedulable)
            .Choice("cpuPolicy", pool.CpuPolicy, PoolTerms.CpuPolicies)
            .Object("kubelet", pool.Kubelet, KubeletInputs.Of)
            .Object("containerd", pool.Containerd, KubeletInputs.Containerd)
            .TextMap("sysctls", pool.Sysctls)
            .Object("access", pool.Access, Access)
            .Objects("bootstrap", pool.Bootstrap, BootstrapInputs.Container)
            .Object("management", pool.Management, Management)
            .Object("rollout", pool.Rollout, Rollout)
            .Truth("allowGpu", pool.AllowGpu)
            .Truth("deletionProtection", pool.DeletionProtection)
            .ToMap();

    /// <summary>The inputs without those that the cloud takes but never tells: nobody can know what a live pool has of them.</summary>
    /// <param name="inputs">Inputs of a pool.</param>
    public static PropertyMap Told(PropertyMap inputs) =>
        PropertyMap.Of(
            inputs.Where(pair => NodePoolSchema.Inputs.Find(pair.Key) is not { WriteOnly: true, OnChange: not ChangeEffect.None })
        );

    private static InputWriter Os(OsPin pin) => new InputWriter().Spelled("version", pin.Version).Text("imageId", pin.ImageId);

    private static InputWriter Disk(DiskSpec disk) =>
        new InputWriter()
            .Choice("category", disk.Category, PoolTerms.DiskCategories)
            .Whole("sizeGiB", disk.SizeGiB)
            .Choice("performanceLevel", disk.PerformanceLevel, PoolTerms.PerformanceLevels)
            .Truth("encrypted", disk.Encrypted)
            .Text("kmsKeyId", disk.KmsKeyId);

    private static InputWriter AutoScaling(AutoScalingSpec bounds) =>
        new InputWriter()
            .Whole("minSize", bounds.MinSize)
            .Whole("maxSize", bounds.MaxSize)
            .Choice("policy", bounds.Policy, PoolTerms.ScalingPolicies);

    private static InputWriter Spot(SpotSpec spot) =>
        new InputWriter()
            .Choice("strategy", spot.Strategy, PoolTerms.SpotStrategies)
            .NumberMap("priceLimits", spot.PriceLimits)
            .Whole("onDemandBase", spot.OnDemandBase)
            .Whole("onDemandPercentage", spot.OnDemandPercentage)
            .Whole("pools", spot.Pools);

    private static InputWriter Taint(TaintSpec taint) =>
        new InputWriter().Text("key", taint.Key).Text("value", taint.Value).Choice("effect", taint.Effect, PoolTerms.TaintEffects);

    private static InputWriter Access(AccessSpec access) =>
        new InputWriter()
            .Text("keyPair", access.KeyPair)
            .Text("ramRole", access.RamRole)
            .Choice("metadataTokens", access.MetadataTokens, PoolTerms.MetadataTokens);

    private static InputWriter Management(ManagementSpec management) =>
        new InputWriter()
            .Truth("autoRepair", management.AutoRepair)
            .Truth("autoUpgrade", management.AutoUpgrade)
            .Truth("autoFixVulnerabilities", management.AutoFixVulnerabilities)
            .Whole("maxUnavailable", management.MaxUnavailable);

    private static InputWriter Rollout(RolloutSpec rollout) =>
        new InputWriter()
            .Whole("maxParallelism", rollout.MaxParallelism)
            .Whole("batchIntervalMinutes", rollout.BatchIntervalMinutes)
            .Choice("pause", rollout.Pause, PoolTerms.RolloutPauses)
            .Object("gate", rollout.Gate, Gate)
            .Choice("onFailure", rollout.OnFailure, PoolTerms.RolloutFailures);

    private static InputWriter Gate(RolloutGate gate) =>
        new InputWriter().Whole("minReadyPercent", gate.MinReadyPercent).Whole("timeoutMinutes", gate.TimeoutMinutes);
}
