namespace ContainerOS.Rules.Tests.Generated.Faulty;

/// <summary>Faults of versions and of access.</summary>
internal static class VersionFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("COS4001", "os: {version: 3.9.9}"),
        new("COS4002", "runtimeVersion: 20.10.7"),
        new("COS4003", "kubernetesVersion: 1.33.3"),
        new("COS4004", "os: {imageId: lifsea_3_x64_5G_alibase_20250805.qcow2}"),
        new("COS4005", "os: {version: 3.7.0}"),
        new("COS4006", "runtimeVersion: 1.6.20"),
        new("COS4007", "os: {imageId: m-bp1abc}"),
        new("COS4008", "os: {version: 3.6.0}"),
        new("COS4009", "os: {version: 3.5.0}"),
        new("COS4010", "os: {version: 3.3.1}"),
        new("COS4011", "os: {imageId: lifsea_3_x64_5G_alibase_20260519.qcow2}"),
        new("COS4012", "os: {version: 3.6.1}", "frozen"),
        new("COS4013", "os: {version: 3.6.1}", "pin 3.6.1@cn-hangzhou, revoked"),
        new("COS4014", "os: {version: 3.6.1}", "pin 3.6.1@cn-hangzhou, quarantined"),
        new("COS4015", "os: {imageId: lifsea_3_x64_5G_alibase_20251101.qcow2}", "pin 3.6.1@cn-beijing"),
        new("COS4016", "os: {version: 3.6.1}", "age 31 30"),
        new("COS4017", "os: {version: 3.3.3}", "cluster 1.36.1-aliyun.1"),
        new("COS8001", "os: {version: 3.3.3}, access: ~"),
        new("COS8014", "access: ~"),
        new("COS8015", "access: {metadataTokens: required}"),
        new("COS8016", "containerd: {registryMirrors: ['https://a:b@mirror.example.com']}"),
        new("COS8003", "os: {version: 3.5.1}, access: {metadataTokens: required}"),
        new(
            "COS8004",
            "os: {version: 3.2.0, imageId: lifsea_3_x64_10G_alibase_20240101.qcow2}, access: {metadataTokens: optional}",
            "cluster 1.26.3-aliyun.1"
        ),
        new("COS8005", "access: {metadataTokens: optional}"),
        new("COS8006", "access: {ramRole: KubernetesWorkerRole-0a1b}"),
        new("COS8008", "containerd: {insecureRegistries: ['registry.local:5000']}"),
        new("COS8009", "os: {version: 3.6.0}"),
        Fault.Step("COS8010", "file: {path: /root/.ssh/authorized_keys, content: x}"),
        Fault.Script("COS8011", "DB_PASSWORD=correct-horse"),
        Fault.Script("COS8012", "curl -o /opt/a http://example.com/a"),
        Fault.Script("COS8013", "curl -fsS https://example.com/a | sudo bash -s -- -y"),
    ];
}
