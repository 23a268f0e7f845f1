using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Mapping;

/// <summary>Maps what ModifyNodePoolNodeConfig takes: kubelet, containerd and kernel parameters, set in batches on live nodes.</summary>
internal static class NodeConfigMapping
{
    private static readonly string[] Properties = ["kubelet", "containerd", "sysctls"];

    /// <summary>The change; null when nothing of it is covered.</summary>
    internal static NodeConfigChange? Change(NodePoolSpec spec, Coverage covers) =>
        !covers.Has(Properties)
            ? null
            : new NodeConfigChange
            {
                Kubelet = covers.Has("kubelet") && spec.Kubelet.Object() is { } kubelet ? KubeletMapping.Write(kubelet) : null,
                Containerd = covers.Has("containerd") && spec.Containerd.Object() is { } containerd ? Containerd(containerd) : null,
                Os = covers.Has("sysctls") && spec.Sysctls.Entries() is { } sysctls ? new OsConfig { Sysctl = sysctls } : null,
                RollingPolicy = new RollingPolicy { MaxParallelism = spec.Rollout.Object()?.MaxParallelism.Number() ?? 1 },
            };

    private static ContainerdConfig Containerd(ContainerdOptions options) =>
        new()
        {
            RegistryMirrors = options.RegistryMirrors.Items(),
            InsecureRegistries = options.InsecureRegistries.Items(),
            MaxConcurrentDownloads = options.MaxConcurrentDownloads.Number(),
            IgnoreImageDefinedVolume = options.IgnoreImageDefinedVolume.Number(),
            LimitCore = options.LimitCore.Number(),
            LimitNoFile = options.LimitNoFile.Number(),
            LimitMemLock = options.LimitMemLock.Number(),
        };
}
