using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk;

/// <summary>Options of a client.</summary>
public sealed record SdkOptions
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(24);

    /// <summary>The region, such as <c>cn-hangzhou</c>; may be empty when every service has an endpoint.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>
    /// The endpoint of ACK and ECS that replaces the region's, such as that of an emulator; plain HTTP is allowed on loopback only.
    /// </summary>
    public string? Endpoint { get; init; }

    /// <summary>The endpoint of ACK, such as that of a private link; it takes precedence over <see cref="Endpoint"/>.</summary>
    public string? AckEndpoint { get; init; }

    /// <summary>The endpoint of ECS; it takes precedence over <see cref="Endpoint"/>.</summary>
    public string? EcsEndpoint { get; init; }

    /// <summary>The network from which the endpoints of the region are reached; it does not change an endpoint that is set.</summary>
    public EndpointNetwork Network { get; init; }

    /// <summary>
    /// The hosts that credentials may be sent to. An endpoint on another host is refused when the client is created: name it with
    /// <see cref="Endpoints.CredentialHosts.With"/>.
    /// </summary>
    public CredentialHosts CredentialHosts { get; init; } = CredentialHosts.VendorAndLoopback;

    /// <summary>The source of credentials; null for the vendor's chain (<see cref="CredentialChain"/>).</summary>
    public ICredentialSource? Credentials { get; init; }

    /// <summary>The clock that all limits, waits and time stamps use.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Observes every request and call, for logs and traces; null for none.</summary>
    public ISdkObserver? Observer { get; init; }

    /// <summary>The rate limiter of the account, shared with its other clients; null for one of this client alone.</summary>
    public AccountRateLimiter? RateLimiter { get; init; }

    /// <summary>How often a call that is safe to retry is retried, 0 to 10.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>How long one attempt may take, 10 milliseconds to <see cref="TotalTimeout"/>.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a call may take with all its attempts, 10 milliseconds to 24 hours.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Returns these options after checking them.</summary>
    /// <exception cref="InvalidOptionsException">An option is out of its range.</exception>
    internal SdkOptions Validated() => FirstProblem() is { } problem ? throw problem : this;

    /// <summary>The source of credentials, or the default.</summary>
    internal ICredentialSource CredentialsOrChain() => Credentials ?? new CredentialChain(new() { Time = Time, Observer = Observer });

    // 10 ms and 24 h are the bounds of a Polly timeout (TimeoutStrategyOptions), whose own message would not name these options.
    private InvalidOptionsException? FirstProblem() =>
        this switch
        {
            { Region: null } => Invalid(nameof(Region), "is null. Leave it empty when an endpoint is given."),
            { Time: null } => Invalid(nameof(Time), "is null. Omit it to use the system's clock."),
            { CredentialHosts: null } => Invalid(nameof(CredentialHosts), "is null. Omit it for the vendor's hosts and this machine."),
            { MaxRetries: < 0 or > 10 } => Invalid(nameof(MaxRetries), $"is {MaxRetries}; 0 to 10 are allowed."),
            _ when TotalTimeout < MinTimeout || TotalTimeout > MaxTimeout => Invalid(
                nameof(TotalTimeout),
                $"is {TotalTimeout}; {MinTimeout} to {MaxTimeout} are allowed."
            ),
            _ when AttemptTimeout < MinTimeout || AttemptTimeout > TotalTimeout => Invalid(
                nameof(AttemptTimeout),
                $"is {AttemptTimeout}; {MinTimeout} to the total of {TotalTimeout} are allowed."
            ),
            _ => null,
        };

    private static InvalidOptionsException Invalid(string option, string problem) => new(typeof(SdkOptions), option, problem);
}
