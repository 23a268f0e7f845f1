using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Clouds;

/// <summary>The credentials of the user who runs the command.</summary>
internal static class UserCredentials
{
    /// <summary>The hosts that keys may be sent to: those of the vendor, this machine, and those that the user names.</summary>
    internal static CredentialHosts Hosts(Func<string, string?> variable) =>
        CredentialHosts.VendorAndLoopback.With((variable(CredentialHosts.Variable) ?? string.Empty).Split(','));

    /// <summary>The vendor's credential chain over the given variables; <c>HOME</c> selects the directory of profiles.</summary>
    internal static CredentialChain Chain(Func<string, string?> variable, ISdkObserver? observer = null)
    {
        var options = new CredentialChainOptions { Variables = variable, Observer = observer };
        return new(variable("HOME") is { Length: > 0 } home ? options with { HomeDirectory = home } : options);
    }
}
