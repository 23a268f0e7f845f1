namespace ContainerOS.Rules.Tests.Generated.Faulty;

/// <summary>Faults of the cluster, instance types and disks.</summary>
internal static class ApplicabilityFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("COS1001", "", "type Kubernetes"),
        new("COS1002", "", "cluster 1.22.15-aliyun.1"),
        new("COS1003", "instanceTypes: [ecs.gn6i-c4g1.xlarge]"),
        new("COS1003", "instanceTypes: [ecs.g7.xlarge, ecs.gn7i-c8g1.2xlarge]"),
        new("COS1004", "instanceTypes: [ecs.g7.xlarge, ecs.c8y.2xlarge]"),
        new("COS1005", "instanceTypes: [ecs.d3s.2xlarge]"),
        new("COS1006", "", "cluster 1.30.7-aliyun.1"),
        new("COS1007", "instanceTypes: [ecs.g7.large]"),
        new("COS1008", "instanceTypes: [g7.xlarge]"),
        new("COS1009", "instanceTypes: [ecs.g7.xlarge]", "types ecs.g8i.xlarge"),
        new("COS1010", "", "gone"),
        new("COS1011", "os: {version: 3.2.0, imageId: lifsea_3_x64_10G_alibase_20240101.qcow2}", "cluster 1.35.2-aliyun.1"),
        new("COS1012", "os: {version: 3.4.0}", "autoMode false"),
        new("COS1013", "bootstrap: [{name: fault, phase: afterJoin, steps: [{sysctl: {net.core.somaxconn: '1024'}}]}]", "autoMode true"),
        new("COS1013", "os: {version: 3.6.1, imageId: lifsea_3_x64_5G_alibase_20251101.qcow2}", "autoMode true"),
        new("COS1014", "allowGpu: true, instanceTypes: [ecs.g7.xlarge, ecs.gn6i-c4g1.xlarge]"),
        new("COS2001", "dataDisk: ~"),
        new("COS2002", "systemDisk: {sizeGiB: 19}"),
        new("COS2002", "systemDisk: {sizeGiB: 2049}"),
        new("COS2003", "dataDisk: {category: cloud_auto, performanceLevel: PL1}"),
        new("COS2003", "systemDisk: {category: cloud_ssd, performanceLevel: PL0}"),
        new("COS2004", "systemDisk: {category: cloud_essd, performanceLevel: PL2, sizeGiB: 460}"),
        new("COS2005", "dataDisk: {sizeGiB: 39, performanceLevel: PL1}"),
        new("COS2005", "dataDisk: {sizeGiB: 32769}"),
        new("COS2006", "dataDisk: {sizeGiB: 100, performanceLevel: PL2}"),
        new("COS2006", "dataDisk: {sizeGiB: 1260, performanceLevel: PL3}"),
        new("COS2007", "systemDisk: {category: cloud_ssd, encrypted: true}"),
        new("COS2008", "systemDisk: {kmsKeyId: key-1}"),
        new("COS2008", "dataDisk: {kmsKeyId: key-1, encrypted: false}"),
    ];
}
