using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Sdk.Endpoints;

namespace ContainerOS.Provider.Configuration;

/// <summary>Creates the credential source of a session.</summary>
internal static class SessionCredentials
{
    // The keys of the emulator's demo account: public constants, which no other server accepts.
    private const string DemoKeyId = "demo-access-key";
    private const string DemoKeySecret = "demo-access-key-secret";

    /// <summary>
    /// The credential chain of Alibaba Cloud. For the emulator the keys of its demo account, so that the keys of a user never sign calls
    /// to it.
    /// </summary>
    internal static ICredentialSource Create(CloudKind? cloud, IEnvironment environment, TimeProvider time) =>
        cloud is CloudKind.Emulator ? EmulatorKeys(environment) : Chain(environment, time);

    /// <summary>
    /// The hosts that may get the keys: this machine for those of the emulator, and the vendor's for those of a user. A program cannot add
    /// a host; only the environment of the user can.
    /// </summary>
    internal static CredentialHosts Hosts(CloudKind? cloud, IEnvironment environment) =>
        cloud is CloudKind.Emulator ? CredentialHosts.Loopback : CredentialHosts.OfUser(environment.Get);

    /// <summary>Whether environment variables or files configure credentials.</summary>
    internal static bool AreConfigured(IEnvironment environment) => Chain(environment, TimeProvider.System).IsConfigured;

    private static FixedCredentials EmulatorKeys(IEnvironment environment) =>
        new(
            new CloudCredentials(
                environment.Get("CONTAINEROS_EMULATOR_ACCESS_KEY_ID") ?? DemoKeyId,
                new Secret(environment.Get("CONTAINEROS_EMULATOR_ACCESS_KEY_SECRET") ?? DemoKeySecret)
            )
        );

    private static CredentialChain Chain(IEnvironment environment, TimeProvider time)
    {
        var options = new CredentialChainOptions { Variables = environment.Get, Time = time };
        return new(environment.Get("HOME") is { } home ? options with { HomeDirectory = home } : options);
    }
}
