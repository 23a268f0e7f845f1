using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps kubelet, containerd and kernel options to ModifyNodePoolNodeConfig, which sets them on live nodes in batches.</summary>
internal static class NodeConfigMapping
{
    private static readonly string[] Properties = ["kubelet", "containerd", "sysctls"];

    /// <summary>The request with the selected properties; null if none is selected.</summary>
    internal static NodeConfigChange? CreateChange(NodePoolSpec spec, PropertySelection selection) =>
        !selection.Includes(Properties)
            ? null
            : new NodeConfigChange
            {
                Kubelet =
                    selection.Includes("kubelet") && spec.Kubelet.ObjectOrNull() is { } kubelet ? KubeletMapping.Write(kubelet) : null,
                Containerd =
                    selection.Includes("containerd") && spec.Containerd.ObjectOrNull() is { } containerd ? Containerd(containerd) : null,
                Os =
                    selection.Includes("sysctls") && spec.Sysctls.EntriesOrNull() is { } sysctls ? new OsConfig { Sysctl = sysctls } : null,
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
