using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk;

/// <summary>How a client reaches the cloud.</summary>
public sealed record SdkOptions
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(24);

    /// <summary>The region, such as <c>cn-hangzhou</c>; may be empty when every service has an endpoint.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>An address used for ACK and ECS alike in place of the region's own, such as an emulator's; plain HTTP on loopback only.</summary>
    public string? Endpoint { get; init; }

    /// <summary>An address used for ACK alone, such as that of a private link; it wins over <see cref="Endpoint"/>.</summary>
    public string? AckEndpoint { get; init; }

    /// <summary>An address used for ECS alone; it wins over <see cref="Endpoint"/>.</summary>
    public string? EcsEndpoint { get; init; }

    /// <summary>From where the region's endpoints are reached; an endpoint that is given is used as it is.</summary>
    public EndpointNetwork Network { get; init; }

    /// <summary>Where credentials come from; null for the vendor's chain, on the clock of these options.</summary>
    public ICredentialSource? Credentials { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Is told of every request and call, for logs and traces; null for nobody.</summary>
    public ISdkObserver? Observer { get; init; }

    /// <summary>The pace of the account, shared with its other clients; null for one of this client's own.</summary>
    public AccountRateLimiter? RateLimiter { get; init; }

    /// <summary>How often a call that may be repeated is repeated, 0 to 10.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>How long one try may take, 10 milliseconds to <see cref="TotalTimeout"/>.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a call may take with all its tries, 10 milliseconds to 24 hours.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The same options, once each is known to be in its range.</summary>
    /// <exception cref="InvalidOptionsException">One is not.</exception>
    internal SdkOptions Validated() => FirstProblem() is { } problem ? throw problem : this;

    /// <summary>Where credentials come from, the default among them.</summary>
    internal ICredentialSource CredentialsOrChain() => Credentials ?? new CredentialChain(new() { Time = Time, Observer = Observer });

    // 10 ms and 24 h are the bounds of a Polly timeout (TimeoutStrategyOptions), whose own message would not name these options.
    private InvalidOptionsException? FirstProblem() =>
        this switch
        {
            { Region: null } => Invalid(nameof(Region), "is null. Leave it empty when an endpoint is given."),
            { Time: null } => Invalid(nameof(Time), "is null. Omit it to use the system's clock."),
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
