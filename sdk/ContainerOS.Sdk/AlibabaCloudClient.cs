using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Ecs;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk;

/// <summary>The way into Alibaba Cloud: ACK and ECS of one region, over one pool of connections. Safe for concurrent use.</summary>
public sealed class AlibabaCloudClient : IDisposable
{
    private readonly SocketsHttpHandler handler;
    private readonly HttpMessageInvoker http;

    private AlibabaCloudClient(SdkOptions options)
    {
        handler = new SocketsHttpHandler
        {
            // A signed call is for one host: followed elsewhere it would carry the security token along, and a POST could become a GET.
            AllowAutoRedirect = false,

            // Requests have spans of our own; a second one for each, and trace ids for the vendor, serve nobody.
            ActivityHeadersPropagator = null,
            // The APIs know no cookies.
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
        Ack = new AckClient(Channel("cs", settings.AckEndpoint, "2015-12-15", settings), this);
        Ecs = new EcsClient(Channel("ecs", settings.EcsEndpoint, "2014-05-26", settings), options.Region);
    }

    /// <summary>The region; empty when only an endpoint was given.</summary>
    public string Region { get; }

    /// <summary>The clock everything is timed by.</summary>
    public TimeProvider Time { get; }

    /// <summary>Container Service for Kubernetes.</summary>
    public AckClient Ack { get; }

    /// <summary>Elastic Compute Service.</summary>
    public EcsClient Ecs { get; }

    /// <summary>Makes a client; nothing is called yet.</summary>
    /// <exception cref="Errors.InvalidEndpointException">No region and no endpoint, or an endpoint that is not safe to use.</exception>
    /// <exception cref="Errors.InvalidOptionsException">An option is out of its range.</exception>
    public static AlibabaCloudClient Create(SdkOptions options) => new(options.Validated());

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private ApiChannel Channel(string product, string? endpoint, string version, SdkOptions options)
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
