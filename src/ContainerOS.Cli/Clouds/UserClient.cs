using ContainerOS.Cli.Terminal;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Clouds;

/// <summary>Opens clients of ACK and ECS with the credentials of the user who runs the command.</summary>
internal static class UserClient
{
    /// <summary>Opens a client.</summary>
    /// <param name="region">The region; null when the user names none.</param>
    /// <param name="endpoint">The address of the API; null for that of <see cref="CloudSettings.EndpointVariable"/> or the region.</param>
    /// <param name="observer">Observes the calls; null for none.</param>
    internal static AlibabaCloudClient Open(string? region, string? endpoint, ISdkObserver? observer)
    {
        var environment = CommandEnvironment.Current;
        var variable = environment.Variable;
        return AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = region ?? string.Empty,
                Endpoint = endpoint ?? variable(CloudSettings.EndpointVariable),
                Credentials = UserCredentials.Chain(variable, observer),
                CredentialHosts = UserCredentials.Hosts(variable),
                Observer = observer,
                Time = environment.Time,
            }
        );
    }
}
