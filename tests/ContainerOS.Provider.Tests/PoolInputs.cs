using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests;

/// <summary>Inputs that tests start from.</summary>
internal static class PoolInputs
{
    /// <summary>A pool that every rule accepts.</summary>
    internal static PropertyMap Valid { get; } =
        PropertyMap.Of(
            ("clusterId", "c-demo"),
            ("name", "web"),
            ("instanceTypes", PropertyArray.Of("ecs.g7.xlarge")),
            ("vSwitchIds", PropertyArray.Of("vsw-a", "vsw-b")),
            ("os", PropertyMap.Of(("version", "3.6.1"))),
            ("dataDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 120.0), ("performanceLevel", "PL1"))),
            ("desiredSize", 3.0),
            ("labels", PropertyMap.Of(("team", "web"))),
            ("access", PropertyMap.Of(("keyPair", "ops")))
        );
}
