using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>A role assumed with the keys of another source (STS AssumeRole, a signed call).</summary>
/// <param name="options">The environment of the chain.</param>
/// <param name="role">The role.</param>
/// <param name="caller">The source of the keys that assume the role.</param>
internal sealed class AssumeRoleCredentials(CredentialChainOptions options, AssumedRole role, ICredentialSource caller)
{
    private readonly Lazy<ApiChannel> channel = new(() => Channel(options, role, caller));

    private string Origin => $"role {role.RoleArn}, assumed with {caller.Origin}";

    public ICredentialSource Source() => new RefreshingCredentials(Origin, FetchAsync, options.Time);

    private static ApiChannel Channel(CredentialChainOptions options, AssumedRole role, ICredentialSource caller)
    {
        var settings = new SdkOptions
        {
            Credentials = caller,
            CredentialHosts = StsEndpoint.Hosts(options),
            Time = options.Time,
            Observer = options.Observer,
            TotalTimeout = TimeSpan.FromSeconds(30),
            AttemptTimeout = TimeSpan.FromSeconds(10),
        };
        return new(new SignedTransport(UnsignedHttpClient.Shared, StsEndpoint.Resolve(options, role), "2015-04-01", settings), settings);
    }

    private async Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        // A second session has no side effect, so the call is safe to retry.
        var call = new ApiCall("AssumeRole", HttpMethod.Post, "/", Idempotency.Idempotent) { Query = role.Parameters(options, Origin) };
        var reply = await channel.Value.SendForObjectAsync(call, ct).ConfigureAwait(false);
        return CredentialJson.Read(
            reply["Credentials"] as JObject ?? throw ReplyOrigin.Unexpected(reply, "Credentials", "an object"),
            Origin
        );
    }
}

/// <summary>A role to assume.</summary>
/// <param name="RoleArn">The ARN of the role.</param>
internal sealed record AssumedRole(string RoleArn)
{
    // Default and minimum duration of a session (credentials-go).
    private const int DefaultSeconds = 3600;
    private const int MinSeconds = 900;

    /// <summary>
    /// The name of the session in the audit log; null for that of ALIBABA_CLOUD_ROLE_SESSION_NAME (which credentials-csharp reads for
    /// every role), or the default.
    /// </summary>
    public string? SessionName { get; init; }

    /// <summary>The duration of the session in seconds.</summary>
    public int DurationSeconds { get; init; } = DefaultSeconds;

    /// <summary>A policy that restricts the role, or null.</summary>
    public string? Policy { get; init; }

    /// <summary>The external id that the role requires, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The region of the STS endpoint; null for the central endpoint.</summary>
    public string? StsRegion { get; init; }

    /// <summary>The endpoint of STS; null for the one of the region. Only the vendor's hosts get keys.</summary>
    public string? StsEndpoint { get; init; }

    /// <summary>Whether the STS endpoint inside the VPC is used.</summary>
    public bool InVpc { get; init; }

    /// <summary>
    /// The parameters of a call. A session shorter than 900 s is refused here, because STS would refuse it later with a less clear error.
    /// </summary>
    public List<KeyValuePair<string, string>> Parameters(CredentialChainOptions options, string origin)
    {
        var all = new List<KeyValuePair<string, string>>
        {
            new("RoleArn", RoleArn),
            new("RoleSessionName", SessionName ?? options.Find("ALIBABA_CLOUD_ROLE_SESSION_NAME") ?? "containeros-infra"),
            new(
                "DurationSeconds",
                DurationSeconds < MinSeconds
                    ? throw new CredentialSourceException(
                        origin,
                        $"a session of {DurationSeconds} s is too short; the minimum is {MinSeconds} s."
                    )
                    : $"{DurationSeconds}"
            ),
        };
        Add(all, "Policy", Policy);
        Add(all, "ExternalId", ExternalId);
        return all;
    }

    private static void Add(List<KeyValuePair<string, string>> all, string name, string? value)
    {
        if (value is not null)
        {
            all.Add(new(name, value));
        }
    }
}

/// <summary>The endpoint of STS: central, of a region, or of a region inside the VPC (credentials-go).</summary>
internal static class StsEndpoint
{
    public static Uri Resolve(CredentialChainOptions options, AssumedRole role)
    {
        var region = role.StsRegion ?? options.Find("ALIBABA_CLOUD_STS_REGION");
        var isInVpc = role.InVpc || options.IsOn("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED");
        var address =
            (options.StsEndpoint ?? role.StsEndpoint) is { } given ? EndpointResolver.Resolve("sts", string.Empty, given)
            : region is null ? new("https://sts.aliyuncs.com")
            : EndpointResolver.Resolve(isInVpc ? "sts-vpc" : "sts", region, null);
        return Hosts(options).Check(address);
    }

    /// <summary>The hosts that may get the keys or the token: the vendor's, and the one that the code of the caller names.</summary>
    public static CredentialHosts Hosts(CredentialChainOptions options) =>
        options.StsEndpoint is { } given
            ? CredentialHosts.Vendor.With(EndpointResolver.Resolve("sts", string.Empty, given).Authority)
            : CredentialHosts.Vendor;
}
