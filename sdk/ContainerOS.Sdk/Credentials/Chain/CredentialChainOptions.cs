using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>The environment that the chain reads. The defaults are those of the process.</summary>
public sealed record CredentialChainOptions
{
    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The user's home directory, where <c>.aliyun</c> and <c>.alibabacloud</c> are.</summary>
    public string HomeDirectory { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The metadata service of an ECS instance (credentials-go).</summary>
    public Uri MetadataEndpoint { get; init; } = new("http://100.100.100.200");

    /// <summary>An endpoint of STS that replaces the vendor's; plain HTTP is allowed on loopback only.</summary>
    public string? StsEndpoint { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Observes the calls of the chain to STS; null for none.</summary>
    public ISdkObserver? Observer { get; init; }

    internal bool IsMetadataDisabled => IsOn("ALIBABA_CLOUD_ECS_METADATA_DISABLED");

    internal string? Find(string name) => Variables(name)?.Trim() is { Length: > 0 } value ? value : null;

    internal bool IsOn(string name) => string.Equals(Find(name), "true", StringComparison.OrdinalIgnoreCase);
}
