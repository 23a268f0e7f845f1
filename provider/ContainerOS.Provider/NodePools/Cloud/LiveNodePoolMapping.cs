using ContainerOS.Model.Releases;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Reads the cloud's description of a pool as inputs and outputs.</summary>
internal static class LiveNodePoolMapping
{
    /// <summary>The pool.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="pool">What the cloud says.</param>
    /// <param name="kubernetesVersion">The cluster's version.</param>
    /// <param name="given">The inputs the program gave; empty for an import.</param>
    internal static LiveNodePool Read(PoolId id, NodePool pool, string? kubernetesVersion, PropertyMap given)
    {
        var release = pool.ScalingGroup?.ImageId is { } image ? ContainerOsReleases.FindImage(image)?.Version.ToString() : null;
        return new LiveNodePool(id, pool, Inputs(id, pool, release, given), Outputs(pool, release, kubernetesVersion), Readiness(pool));
    }

    private static PropertyMap Inputs(PoolId id, NodePool pool, string? release, PropertyMap given)
    {
        var group = pool.ScalingGroup ?? new ScalingGroup();
        var inputs = new LiveInputsBuilder()
            .Put("clusterId", id.ClusterId)
            .Put("name", pool.Name)
            .Put("instanceTypes", group.InstanceTypes)
            .Put("vSwitchIds", group.VSwitchIds)
            .Put("securityGroupIds", group.SecurityGroupIds)
            .Put("os", Os(group, release, given))
            .Put("systemDisk", DiskMapping.ReadSystemDisk(group))
            .Put("dataDisk", DiskMapping.ReadDataDisk(group))
            .Put("desiredSize", pool.AutoScaling is { Enable: true } ? null : group.DesiredSize)
            .Put("autoScaling", AutoScalingMapping.ReadAutoScaling(pool))
            .Put("spot", SpotMapping.Read(group))
            .Put(
                "tags",
                group
                    .Tags?.Where(tag => tag.Key != OwnershipTag.Key)
                    .ToDictionary(tag => tag.Key ?? string.Empty, tag => tag.Value ?? string.Empty)
            )
            .Put("kubelet", KubeletMapping.Read(pool.NodeConfig?.Kubelet))
            .Put("access", Access(group))
            .Put("bootstrap", UserDataMapping.Read(pool.KubernetesConfig, given)?.Items)
            .Put("management", AutoScalingMapping.ReadManagement(pool.Management));
        return KubernetesConfigMapping.Read(inputs, pool.KubernetesConfig ?? new KubernetesConfig()).ToMap();
    }

    /// <summary>The release of the live image. An image no release names keeps the program's release while the program pins that very image.</summary>
    private static PropertyMap Os(ScalingGroup group, string? release, PropertyMap given)
    {
        var pin = given.Find("os")?.Unwrapped as PropertyMap;
        var said = pin?.Find("version");
        var isPinned = Equals(pin?.Find("imageId"), group.ImageId is { } image ? new PropertyString(image) : null);
        var live = new LiveInputsBuilder().Put("version", release).Put("imageId", group.ImageId).ToMap();
        var meansLive = said is PropertyString text && Model.Versions.OsVersion.Parse(text.Value)?.ToString() == release;
        return said is not null && (meansLive || (release is null && isPinned)) ? live.With("version", said) : live;
    }

    private static PropertyMap Access(ScalingGroup group) =>
        new LiveInputsBuilder()
            .Put("keyPair", group.KeyPair)
            .Put("ramRole", group.RamRoleName)
            .Put("metadataTokens", group.InstanceMetadataOptions?.HttpTokens)
            .ToMap();

    private static PropertyMap Outputs(NodePool pool, string? release, string? kubernetesVersion) =>
        new LiveInputsBuilder()
            .Put("nodePoolId", pool.Id)
            .Put("scalingGroupId", pool.ScalingGroup?.ScalingGroupId)
            .Put("imageId", pool.ScalingGroup?.ImageId)
            .Put("osVersion", release)
            .Put("runtimeVersion", pool.KubernetesConfig?.RuntimeVersion)
            .Put("kubernetesVersion", kubernetesVersion)
            .Put("state", pool.Status?.State)
            .Put("nodeCounts", Counts(Readiness(pool)))
            .Put("userDataBytes", (long)UserDataMapping.CountBytes(pool.KubernetesConfig))
            .ToMap();

    private static PropertyMap Counts(NodePoolReadiness readiness) =>
        PropertyMap.Of(("total", (double)readiness.Total), ("ready", (double)readiness.Ready), ("failed", (double)readiness.Failed));

    private static NodePoolReadiness Readiness(NodePool pool) =>
        new(
            pool.Status?.State ?? string.Empty,
            pool.Status?.TotalNodes ?? 0,
            pool.Status?.HealthyNodes ?? 0,
            pool.Status?.FailedNodes ?? 0,
            pool.AutoScaling is { Enable: true } ? null : pool.ScalingGroup?.DesiredSize
        );
}
