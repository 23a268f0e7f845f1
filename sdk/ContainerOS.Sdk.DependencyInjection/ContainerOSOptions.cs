using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>
/// Options of the client that the services of an application share. The bounds are those of <see cref="SdkOptions"/>; they are checked when
/// the host starts.
/// </summary>
public sealed class ContainerOSOptions
{
    private static readonly SdkOptions Defaults = new();

    /// <summary>The region, such as <c>cn-hangzhou</c>; may be empty when every service has an endpoint.</summary>
    public string Region { get; set; } = Defaults.Region;

    /// <summary>
    /// The endpoint of ACK and ECS that replaces the region's, such as that of an emulator; plain HTTP is allowed on loopback only.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The endpoint of ACK; it takes precedence over <see cref="Endpoint"/>.</summary>
    public string? AckEndpoint { get; set; }

    /// <summary>The endpoint of ECS; it takes precedence over <see cref="Endpoint"/>.</summary>
    public string? EcsEndpoint { get; set; }

    /// <summary>The network from which the endpoints of the region are reached.</summary>
    public EndpointNetwork Network { get; set; } = Defaults.Network;

    /// <summary>
    /// The source of credentials; null for the registered <see cref="ICredentialSource"/>, or the vendor's chain when none is registered.
    /// </summary>
    public ICredentialSource? Credentials { get; set; }

    /// <summary>
    /// The hosts that keys may be sent to; by default those of the vendor and this machine. It is set in code only, because a file of
    /// settings may come from someone else.
    /// </summary>
    public CredentialHosts CredentialHosts { get; set; } = Defaults.CredentialHosts;

    /// <summary>How often a call that is safe to retry is retried, 0 to 10.</summary>
    public int MaxRetries { get; set; } = Defaults.MaxRetries;

    /// <summary>How long one attempt may take, 10 milliseconds to <see cref="TotalTimeout"/>.</summary>
    public TimeSpan AttemptTimeout { get; set; } = Defaults.AttemptTimeout;

    /// <summary>How long a call may take with all its attempts, 10 milliseconds to 24 hours.</summary>
    public TimeSpan TotalTimeout { get; set; } = Defaults.TotalTimeout;

    /// <summary>The options of a client.</summary>
    internal SdkOptions ToSdkOptions(ICredentialSource? credentials, TimeProvider time, ISdkObserver? observer) =>
        new()
        {
            Region = Region,
            Endpoint = Endpoint,
            AckEndpoint = AckEndpoint,
            EcsEndpoint = EcsEndpoint,
            Network = Network,
            Credentials = Credentials ?? credentials,
            CredentialHosts = CredentialHosts,
            MaxRetries = MaxRetries,
            AttemptTimeout = AttemptTimeout,
            TotalTimeout = TotalTimeout,
            Time = time,
            Observer = observer,
        };
}
