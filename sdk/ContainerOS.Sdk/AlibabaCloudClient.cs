using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Ecs;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk;

/// <summary>
/// The client for Alibaba Cloud: ACK and ECS of one region, over one pool of connections. Safe for concurrent use. Members are virtual
/// so that tests can mock them.
/// </summary>
public class AlibabaCloudClient : IDisposable
{
    private readonly SocketsHttpHandler? handler;
    private readonly HttpMessageInvoker? http;

    /// <summary>Creates a client for mocking: members that are not overridden have no value.</summary>
    protected AlibabaCloudClient()
    {
        (Region, Time, Ack, Ecs) = (string.Empty, TimeProvider.System, null!, null!);
    }

    private AlibabaCloudClient(SdkOptions options)
    {
        handler = new SocketsHttpHandler
        {
            // A call is signed for one host. A redirect would carry the security token to another, and could turn a POST into a GET.
            AllowAutoRedirect = false,

            // The SDK has its own span for each request; a second span and trace headers for the vendor would be of no use.
            ActivityHeadersPropagator = null,

            // The APIs use no cookies.
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        http = new HttpMessageInvoker(handler, disposeHandler: false);
        var settings = options with
        {
            Credentials = options.CredentialsOrChain(),
            RateLimiter = options.RateLimiter ?? new AccountRateLimiter(options.Time),
        };
        (Region, Time) = (options.Region, options.Time);
        Ack = new AckClient(Channel(http, "cs", settings.AckEndpoint, "2015-12-15", settings), options.Time);
        Ecs = new EcsClient(Channel(http, "ecs", settings.EcsEndpoint, "2014-05-26", settings), options.Region);
    }

    /// <summary>The region; empty when only an endpoint was given.</summary>
    public virtual string Region { get; }

    /// <summary>The clock that all limits, waits and time stamps use.</summary>
    public virtual TimeProvider Time { get; }

    /// <summary>Container Service for Kubernetes.</summary>
    public virtual AckClient Ack { get; }

    /// <summary>Elastic Compute Service.</summary>
    public virtual EcsClient Ecs { get; }

    /// <summary>Creates a client. Nothing is called yet.</summary>
    /// <param name="options">How the client reaches the cloud.</param>
    /// <exception cref="Errors.InvalidEndpointException">There is no region and no endpoint, or the endpoint is unsafe.</exception>
    /// <exception cref="Errors.InvalidOptionsException">An option is out of its range.</exception>
    public static AlibabaCloudClient Create(SdkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options.Validated());
    }

    /// <summary>Ends the following of tasks and closes the connections.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the following of tasks and closes the connections.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        // A mock has no connections.
        if (disposing && http is not null)
        {
            Ack.Tasks.Close();
            http.Dispose();
            handler?.Dispose();
        }
    }

    private static ApiChannel Channel(HttpMessageInvoker http, string product, string? endpoint, string version, SdkOptions options)
    {
        var address = EndpointResolver.Resolve(
            product,
            options.Region,
            string.IsNullOrWhiteSpace(endpoint) ? options.Endpoint : endpoint,
            options.Network
        );
        return new(new SignedTransport(http, address, version, options), options);
    }
}
