using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;

namespace ContainerOS.Provider.Configuration;

/// <summary>Creates the credential source of a session.</summary>
internal static class SessionCredentials
{
    /// <summary>
    /// The credential chain of Alibaba Cloud. For the emulator only environment variables, so that a user's profile never signs calls
    /// to it.
    /// </summary>
    internal static ICredentialSource Create(CloudKind? cloud, IEnvironment environment, TimeProvider time) =>
        cloud is CloudKind.Emulator ? new EnvironmentCredentials(environment.Get) : Chain(environment, time);

    /// <summary>Whether environment variables or files configure credentials.</summary>
    internal static bool AreConfigured(IEnvironment environment) => Chain(environment, TimeProvider.System).IsConfigured;

    private static CredentialChain Chain(IEnvironment environment, TimeProvider time)
    {
        var options = new CredentialChainOptions { Variables = environment.Get, Time = time };
        return new(environment.Get("HOME") is { } home ? options with { HomeDirectory = home } : options);
    }
}
