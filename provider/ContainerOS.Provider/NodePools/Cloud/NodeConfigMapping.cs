using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps what ModifyNodePoolNodeConfig takes: kubelet, containerd and kernel parameters, set in batches on live nodes.</summary>
internal static class NodeConfigMapping
{
    private static readonly string[] Properties = ["kubelet", "containerd", "sysctls"];

    /// <summary>The change; null when nothing of it is covered.</summary>
    internal static NodeConfigChange? CreateChange(NodePoolSpec spec, PropertySelection covers) =>
        !covers.Includes(Properties)
            ? null
            : new NodeConfigChange
            {
                Kubelet = covers.Includes("kubelet") && spec.Kubelet.ObjectOrNull() is { } kubelet ? KubeletMapping.Write(kubelet) : null,
                Containerd =
                    covers.Includes("containerd") && spec.Containerd.ObjectOrNull() is { } containerd ? Containerd(containerd) : null,
                Os = covers.Includes("sysctls") && spec.Sysctls.EntriesOrNull() is { } sysctls ? new OsConfig { Sysctl = sysctls } : null,
                RollingPolicy = new RollingPolicy { MaxParallelism = spec.Rollout.ObjectOrNull()?.MaxParallelism.ValueOrNull() ?? 1 },
            };

    private static ContainerdConfig Containerd(ContainerdOptions options) =>
        new()
        {
            RegistryMirrors = options.RegistryMirrors.ItemsOrNull(),
            InsecureRegistries = options.InsecureRegistries.ItemsOrNull(),
            MaxConcurrentDownloads = options.MaxConcurrentDownloads.ValueOrNull(),
            IgnoreImageDefinedVolume = options.IgnoreImageDefinedVolume.ValueOrNull(),
            LimitCore = options.LimitCore.ValueOrNull(),
            LimitNoFile = options.LimitNoFile.ValueOrNull(),
            LimitMemLock = options.LimitMemLock.ValueOrNull(),
        };
}
