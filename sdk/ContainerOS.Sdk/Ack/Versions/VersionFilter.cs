namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>Which Kubernetes versions are listed, and for what.</summary>
public sealed record VersionFilter
{
    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The vendor's type of cluster: <c>ManagedKubernetes</c>, <c>Kubernetes</c>, <c>ExternalKubernetes</c>.</summary>
    public required string ClusterType { get; init; }

    /// <summary>One version only; null for all that <see cref="Mode"/> asks for.</summary>
    public string? KubernetesVersion { get; init; }

    /// <summary>
    /// <c>creatable</c> (the default) for versions a new cluster may have, <c>supported</c> for older ones too; without effect beside
    /// <see cref="KubernetesVersion"/>.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary><c>Default</c> (the default), <c>Edge</c>, <c>Serverless</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>Only images that this container runtime runs on, such as <c>containerd</c>.</summary>
    public string? Runtime { get; init; }

    /// <summary>Whether the reply includes the versions to upgrade to; only beside <see cref="KubernetesVersion"/>.</summary>
    public bool? QueryUpgradable { get; init; }

    internal IReadOnlyList<KeyValuePair<string, string>> Query() =>
        [
            .. new (string Name, string? Value)[]
            {
                ("ClusterType", ClusterType),
                ("Region", Region),
                ("KubernetesVersion", KubernetesVersion),
                ("Mode", Mode),
                ("Profile", Profile),
                ("runtime", Runtime),
                (
                    "QueryUpgradableVersion",
                    QueryUpgradable switch
                    {
                        true => "true",
                        false => "false",
                        null => null,
                    }
                ),
            }
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Name, pair.Value!)),
        ];
}
