using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Sts;

/// <summary>Security Token Service (STS 2015-04-01), as far as it says who one is. It needs no region.</summary>
public sealed class StsClient
{
    private readonly ApiChannel channel;

    private StsClient(SdkOptions options) =>
        channel = new(new SignedTransport(UnsignedHttpClient.Shared, Address(options), "2015-04-01", options), options);

    /// <summary>Makes a client; nothing is called yet.</summary>
    /// <param name="options">How STS is reached: at the endpoint, else at the region's address, else at the central one.</param>
    /// <exception cref="Errors.InvalidEndpointException">The region or the endpoint can not be used.</exception>
    /// <exception cref="Errors.InvalidOptionsException">An option is out of its range.</exception>
    public static StsClient Create(SdkOptions options) => new(options.Validated());

    /// <summary>Who the credentials belong to (GetCallerIdentity); it needs no permission.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken = default) =>
        new(await channel.SendForFieldsAsync(new("GetCallerIdentity", HttpMethod.Post, "/", Idempotency.Idempotent), cancellationToken));

    private static Uri Address(SdkOptions options) =>
        options switch
        {
            { Endpoint: null or "", Region.Length: 0 } => new("https://sts.aliyuncs.com"),
            { Network: EndpointNetwork.Vpc, Endpoint: null or "" } => EndpointResolver.Resolve("sts-vpc", options.Region, null),
            _ => EndpointResolver.Resolve("sts", options.Region, options.Endpoint),
        };
}
