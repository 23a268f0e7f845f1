using System.Text.Json.Nodes;
using ContainerOS.Model.Releases;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps a pool that ACK returned to inputs and outputs.</summary>
internal static class LiveNodePoolMapping
{
    /// <summary>Maps a pool.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="pool">The response of ACK.</param>
    /// <param name="kubernetesVersion">The Kubernetes version of the cluster.</param>
    /// <param name="desired">The inputs of the program; empty for an import.</param>
    /// <param name="pinned">The image of the release of the program; null when it is not known.</param>
    internal static LiveNodePool Read(PoolId id, NodePool pool, string? kubernetesVersion, PropertyMap desired, string? pinned = null)
    {
        var release = pool.ScalingGroup?.ImageId is { } image ? ContainerOsReleases.FindImage(image)?.Version.ToString() : null;
        var body = pool.ToJson();
        var inputs = Inputs(id, pool, body, release, desired, pinned);
        return new LiveNodePool(id, pool, body, inputs, Outputs(pool, release, kubernetesVersion), Readiness(pool));
    }

    private static PropertyMap Inputs(PoolId id, NodePool pool, JsonObject body, string? release, PropertyMap desired, string? pinned)
    {
        var inputs = CloudJson
            .Read(NodePoolShape.Inputs, body)
            .With("clusterId", id.ClusterId)
            .With("os", Os(pool.ScalingGroup ?? new ScalingGroup(), release, desired, pinned));
        return UserDataMapping.Read(pool.KubernetesConfig, desired) is { Items.Length: > 0 } bootstrap
            ? inputs.With("bootstrap", bootstrap)
            : inputs;
    }

    // The release of the live image. An image of no known release keeps the release of the program if the program pins that image.
    private static PropertyMap Os(ScalingGroup group, string? release, PropertyMap desired, string? pinned)
    {
        var pin = desired.Find("os")?.Unwrapped as PropertyMap;
        var version = pin?.Find("version");
        var isPinned =
            Equals(pin?.Find("imageId"), group.ImageId is { } image ? new PropertyString(image) : null)
            || (pinned is not null && pinned == group.ImageId);
        var live = NotEmpty(("version", release), ("imageId", group.ImageId));
        var isLive = version is PropertyString text && Model.Versions.OsVersion.Parse(text.Value)?.ToString() == release;
        return version is not null && (isLive || ((release is null || pinned is not null) && isPinned))
            ? live.With("version", version)
            : live;
    }

    private static PropertyMap Outputs(NodePool pool, string? release, string? kubernetesVersion) =>
        NotEmpty(
                ("nodePoolId", pool.Id),
                ("scalingGroupId", pool.ScalingGroup?.ScalingGroupId),
                ("imageId", pool.ScalingGroup?.ImageId),
                ("osVersion", release),
                ("runtimeVersion", pool.KubernetesConfig?.RuntimeVersion),
                ("kubernetesVersion", kubernetesVersion),
                ("state", pool.Status?.State?.Value)
            )
            .With("nodeCounts", Counts(Readiness(pool)))
            .With("userDataBytes", (double)UserDataMapping.CountBytes(pool.KubernetesConfig));

    private static PropertyMap NotEmpty(params (string Name, string? Text)[] texts) =>
        PropertyMap.Of(
            texts.Where(pair => pair.Text is { Length: > 0 }).Select(pair => KeyValuePair.Create(pair.Name, (PropertyValue)pair.Text!))
        );

    private static PropertyMap Counts(NodePoolReadiness readiness) =>
        PropertyMap.Of(("total", (double)readiness.Total), ("ready", (double)readiness.Ready), ("failed", (double)readiness.Failed));

    private static NodePoolReadiness Readiness(NodePool pool) =>
        new(
            pool.Status?.State?.Value ?? string.Empty,
            pool.Status?.TotalNodes ?? 0,
            pool.Status?.HealthyNodes ?? 0,
            pool.Status?.FailedNodes ?? 0,
            pool.Status?.OfflineNodes ?? 0,
            pool.AutoScaling is { Enable: true } ? null : pool.ScalingGroup?.DesiredSize
        );
}
