using ContainerOS.Sdk.Credentials.Chain;

namespace ContainerOS.Cli.Clouds;

/// <summary>The credentials of whoever runs the command.</summary>
internal static class UserCredentials
{
    /// <summary>The vendor's chain over the given variables; <c>HOME</c> among them says where profiles are.</summary>
    internal static CredentialChain Chain(Func<string, string?> variable)
    {
        var options = new CredentialChainOptions { Variables = variable };
        return new(variable("HOME") is { Length: > 0 } home ? options with { HomeDirectory = home } : options);
    }
}
