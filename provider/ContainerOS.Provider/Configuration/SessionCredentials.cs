using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;

namespace ContainerOS.Provider.Configuration;

/// <summary>Where a session's credentials come from.</summary>
internal static class SessionCredentials
{
    /// <summary>The vendor's chain; for the emulator the environment only, so that nobody's own profile signs calls to a demo account.</summary>
    internal static ICredentialSource Create(CloudKind? cloud, IEnvironment environment, TimeProvider time) =>
        cloud is CloudKind.Emulator ? new EnvironmentCredentials(environment.Get) : Chain(environment, time);

    /// <summary>Whether credentials are set up, as far as variables and files tell.</summary>
    internal static bool AreConfigured(IEnvironment environment) => Chain(environment, TimeProvider.System).IsConfigured;

    private static CredentialChain Chain(IEnvironment environment, TimeProvider time)
    {
        var options = new CredentialChainOptions { Variables = environment.Get, Time = time };
        return new(environment.Get("HOME") is { } home ? options with { HomeDirectory = home } : options);
    }
}
