using System.Text.RegularExpressions;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Endpoints;

/// <summary>
/// The hosts that keys, signatures and security tokens may be sent to. This is the only place that decides it: each signed transport, and
/// each call with an OIDC token, asks it before it is made.
/// </summary>
public sealed partial class CredentialHosts
{
    /// <summary>The environment variable with the hosts that the user trusts, with commas between them.</summary>
    public const string Variable = "CONTAINEROS_CREDENTIAL_HOSTS";

    private readonly bool allowsVendor;
    private readonly bool allowsLoopback;
    private readonly HashSet<string> named;

    private CredentialHosts(bool allowsVendor, bool allowsLoopback, HashSet<string> named) =>
        (this.allowsVendor, this.allowsLoopback, this.named) = (allowsVendor, allowsLoopback, named);

    /// <summary>The vendor's endpoints of ACK, ECS and STS, over https.</summary>
    public static CredentialHosts Vendor { get; } = new(true, false, []);

    /// <summary>This machine only; for an emulator.</summary>
    public static CredentialHosts Loopback { get; } = new(false, true, []);

    /// <summary>The vendor's endpoints and this machine; the default of a client.</summary>
    public static CredentialHosts VendorAndLoopback { get; } = new(true, true, []);

    /// <summary>
    /// The vendor's endpoints, and the hosts that the environment variable <see cref="Variable"/> names. A program that someone else wrote
    /// cannot set it.
    /// </summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static CredentialHosts OfUser(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return Vendor.With((variable(Variable) ?? string.Empty).Split(','));
    }

    /// <summary>These hosts and others.</summary>
    /// <param name="hosts">Host names, with a port where it is not that of the scheme: <c>proxy.example.com</c>, <c>[::1]:8080</c>.</param>
    public CredentialHosts With(params IEnumerable<string> hosts) =>
        new(
            allowsVendor,
            allowsLoopback,
            [.. named, .. hosts.Select(host => host.Trim().ToLowerInvariant()).Where(host => host.Length > 0)]
        );

    /// <summary>Whether credentials may be sent to an address.</summary>
    /// <param name="endpoint">The scheme, host and port of the calls.</param>
    public bool Allows(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return (allowsVendor && IsVendor(endpoint))
            || (allowsLoopback && EndpointResolver.IsLoopback(endpoint))
            || named.Contains(endpoint.Authority.ToLowerInvariant());
    }

    /// <summary>Returns the address.</summary>
    /// <exception cref="InvalidEndpointException">Credentials may not be sent to it.</exception>
    internal Uri Check(Uri endpoint) =>
        Allows(endpoint)
            ? endpoint
            : throw new InvalidEndpointException(
                $"No keys are sent to {endpoint.Authority}: it is not an endpoint of Alibaba Cloud. Name it in "
                    + $"{nameof(SdkOptions)}.{nameof(SdkOptions.CredentialHosts)} if you trust it."
            );

    /// <summary>
    /// Whether it is <c>product.region.aliyuncs.com</c>, a central endpoint, or a host of the endpoint maps. The region has the form of
    /// one, because other names below aliyuncs.com belong to customers: <c>cs.oss-cn-hangzhou.aliyuncs.com</c> is the bucket of a customer.
    /// </summary>
    private static bool IsVendor(Uri endpoint) =>
        endpoint is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0 }
        && (Regional().IsMatch(endpoint.Host) || VendorEndpointMap.IsHost(endpoint.Host));

    [GeneratedRegex("^(cs|ecs|sts)(-vpc)?\\.(cn|ap|eu|us|me|na|sa|rus)-[a-z0-9-]{1,60}\\.aliyuncs\\.com\\z")]
    private static partial Regex Regional();
}
