using ContainerOS.Sdk.Credentials;

namespace ContainerOS.Sdk;

/// <summary>How a client reaches the cloud.</summary>
public sealed record SdkOptions
{
    /// <summary>The region, such as <c>cn-hangzhou</c>; may be empty when <see cref="Endpoint"/> is given.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>An address used for ACK and ECS in place of the region's own; plain HTTP on loopback only.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Where credentials come from.</summary>
    public ICredentialSource Credentials { get; init; } = new EnvironmentCredentials();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often a call that may be repeated is repeated, 0 to 10.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>How long one try may take.</summary>
    public TimeSpan TryTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a call may take with all its tries.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
