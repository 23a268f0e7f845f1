using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>How a client that services share reaches the cloud. Bounds are those of <see cref="SdkOptions"/>, and are checked when the host starts.</summary>
public sealed class ContainerOSOptions
{
    private static readonly SdkOptions Defaults = new();

    /// <summary>The region, such as <c>cn-hangzhou</c>; may be empty when every service has an endpoint.</summary>
    public string Region { get; set; } = Defaults.Region;

    /// <summary>An address used for ACK and ECS alike in place of the region's own, such as an emulator's; plain HTTP on loopback only.</summary>
    public string? Endpoint { get; set; }

    /// <summary>An address used for ACK alone; it wins over <see cref="Endpoint"/>.</summary>
    public string? AckEndpoint { get; set; }

    /// <summary>An address used for ECS alone; it wins over <see cref="Endpoint"/>.</summary>
    public string? EcsEndpoint { get; set; }

    /// <summary>From where the region's endpoints are reached.</summary>
    public EndpointNetwork Network { get; set; } = Defaults.Network;

    /// <summary>Where credentials come from; null for the <see cref="ICredentialSource"/> among the services, and for the vendor's chain when there is none.</summary>
    public ICredentialSource? Credentials { get; set; }

    /// <summary>How often a call that may be repeated is repeated, 0 to 10.</summary>
    public int MaxRetries { get; set; } = Defaults.MaxRetries;

    /// <summary>How long one try may take, 10 milliseconds to <see cref="TotalTimeout"/>.</summary>
    public TimeSpan AttemptTimeout { get; set; } = Defaults.AttemptTimeout;

    /// <summary>How long a call may take with all its tries, 10 milliseconds to 24 hours.</summary>
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
            MaxRetries = MaxRetries,
            AttemptTimeout = AttemptTimeout,
            TotalTimeout = TotalTimeout,
            Time = time,
            Observer = observer,
        };
}
