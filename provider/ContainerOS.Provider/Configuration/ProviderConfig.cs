using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Configuration;

/// <summary>The provider's settings, resolved.</summary>
/// <param name="Cloud">Which cloud; null when neither a setting nor credentials say.</param>
/// <param name="Region">The region; null when not given.</param>
/// <param name="Endpoint">Address used in place of the region's own.</param>
/// <param name="MaxRetries">How often a safe call is tried again.</param>
/// <param name="TagsOwnership">Whether pools carry an ownership tag.</param>
/// <param name="Suppressions">Rules that are not applied.</param>
/// <param name="IsOffline">Whether nothing may be asked; rules that need the cloud are then undecided.</param>
/// <param name="UserData">How user data is written, and how much of it there may be.</param>
/// <param name="TracesCalls">Whether every request is shown on standard error, redacted.</param>
internal sealed record ProviderConfig(
    CloudKind? Cloud,
    string? Region,
    string? Endpoint,
    int MaxRetries,
    bool TagsOwnership,
    Suppressions Suppressions,
    bool IsOffline,
    UserDataSettings UserData,
    bool TracesCalls
)
{
    private const int DefaultRetries = 4;

    /// <summary>Resolves checked settings with what the environment adds.</summary>
    internal static ProviderConfig Resolve(PropertyMap settings, IEnvironment environment)
    {
        var read = new InputReader(settings);
        var cloud = CloudOf(read, environment);
        var emulated = cloud is CloudKind.Emulator;
        return new ProviderConfig(
            cloud,
            read.Text("region")?.Content ?? environment.Get("ALIBABA_CLOUD_REGION_ID") ?? (emulated ? "cn-hangzhou" : null),
            read.Text("endpoint")?.Content ?? (emulated ? environment.Get("CONTAINEROS_ENDPOINT") : null),
            read.Integer("maxRetries")?.Content ?? DefaultRetries,
            read.Text("ownership")?.Content != "none",
            Suppressions.Read(settings),
            environment.Get("CONTAINEROS_OFFLINE") is "1" or "true",
            UserDataSettings.From(settings),
            environment.Get("CONTAINEROS_TRACE_HTTP") is "1" or "true"
        );
    }

    private static CloudKind? CloudOf(InputReader read, IEnvironment environment) =>
        read.Text("cloud")?.Content switch
        {
            "emulator" => CloudKind.Emulator,
            "alibaba" => CloudKind.Alibaba,
            _ when SessionCredentials.AreConfigured(environment) => CloudKind.Alibaba,
            _ => null,
        };
}

/// <summary>The clouds a pool can be made in.</summary>
internal enum CloudKind
{
    /// <summary>Alibaba Cloud.</summary>
    Alibaba,

    /// <summary>The emulator, on this machine.</summary>
    Emulator,
}
