using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Sts;

/// <summary>
/// The client for the identity call of the Security Token Service (STS 2015-04-01). It needs no region. Members are virtual so that
/// tests can mock them.
/// </summary>
public class StsClient
{
    private readonly ApiChannel channel;

    /// <summary>Creates a client for mocking: members that are not overridden do not work.</summary>
    protected StsClient() => channel = null!;

    private StsClient(SdkOptions options) =>
        channel = new(new SignedTransport(UnsignedHttpClient.Shared, Address(options), "2015-04-01", options), options);

    /// <summary>Creates a client. Nothing is called yet.</summary>
    /// <param name="options">How STS is reached: at the endpoint if there is one, else at the region's, else at the central one.</param>
    /// <exception cref="Errors.InvalidEndpointException">The region or the endpoint cannot be used.</exception>
    /// <exception cref="Errors.InvalidOptionsException">An option is out of its range.</exception>
    public static StsClient Create(SdkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options.Validated());
    }

    /// <summary>Returns the identity that the credentials belong to (GetCallerIdentity). It needs no permission.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The identity.</returns>
    public virtual async Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("GetCallerIdentity", HttpMethod.Post, "/", Idempotency.Idempotent);
        return new(await channel.SendForFieldsAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private static Uri Address(SdkOptions options) =>
        options switch
        {
            { Endpoint: null or "", Region.Length: 0 } => new("https://sts.aliyuncs.com"),
            { Network: EndpointNetwork.Vpc, Endpoint: null or "" } => EndpointResolver.Resolve("sts-vpc", options.Region, null),
            _ => EndpointResolver.Resolve("sts", options.Region, options.Endpoint),
        };
}
