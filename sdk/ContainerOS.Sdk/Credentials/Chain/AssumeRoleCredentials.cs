using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>A role taken on with the keys of another source (STS AssumeRole, signed like every other call).</summary>
/// <param name="options">The surroundings.</param>
/// <param name="role">The role.</param>
/// <param name="caller">Who takes it on.</param>
internal sealed class AssumeRoleCredentials(CredentialChainOptions options, AssumedRole role, ICredentialSource caller)
{
    private readonly Lazy<ApiChannel> channel = new(() => Channel(options, role, caller));

    private string Origin => $"role {role.RoleArn}, taken on with {caller.Origin}";

    public ICredentialSource Source() => new RefreshingCredentials(Origin, FetchAsync, options.Time);

    private static ApiChannel Channel(CredentialChainOptions options, AssumedRole role, ICredentialSource caller)
    {
        var settings = new SdkOptions
        {
            Credentials = caller,
            Time = options.Time,
            Observer = options.Observer,
            TotalTimeout = TimeSpan.FromSeconds(30),
            AttemptTimeout = TimeSpan.FromSeconds(10),
        };
        return new(new SignedTransport(UnsignedHttpClient.Shared, StsEndpoint.Resolve(options, role), "2015-04-01", settings), settings);
    }

    private async Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        // A second session does no harm, so the call may be sent again.
        var call = new ApiCall("AssumeRole", HttpMethod.Post, "/", Idempotency.Idempotent) { Query = role.Parameters(options, Origin) };
        var reply = await channel.Value.SendForObjectAsync(call, ct).ConfigureAwait(false);
        return CredentialJson.Read(
            reply["Credentials"] as JObject ?? throw ReplyOrigin.Unexpected(reply, "Credentials", "an object"),
            Origin
        );
    }
}
