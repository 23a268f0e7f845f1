using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Lookups;

namespace ContainerOS.Provider.Configuration;

/// <summary>The resolved configuration of the provider.</summary>
/// <param name="Cloud">The cloud; null if neither a setting nor credentials determine it.</param>
/// <param name="Region">The region; null if not set.</param>
/// <param name="Endpoint">The address to use instead of the endpoints of the region; null for the endpoints.</param>
/// <param name="MaxRetries">How often a call that is safe to repeat is retried.</param>
/// <param name="TagsOwnership">Whether pools get an ownership tag.</param>
/// <param name="Suppressions">The suppressed rules.</param>
/// <param name="IsOffline">Whether no call may be made; rules that need the cloud are then undecided.</param>
/// <param name="UserData">How user data is written, and its size limit.</param>
/// <param name="TracesCalls">Whether every request is written to standard error, redacted.</param>
/// <param name="StackIdentity">The identity of the stack; null if the engine kept none.</param>
internal sealed record ProviderConfig(
    CloudKind? Cloud,
    string? Region,
    string? Endpoint,
    int MaxRetries,
    bool TagsOwnership,
    Suppressions Suppressions,
    bool IsOffline,
    UserDataSettings UserData,
    bool TracesCalls,
    string? StackIdentity
)
{
    private const int DefaultRetries = 4;

    /// <summary>The lock file.</summary>
    internal LockSettings Lock { get; init; } = LockSettings.None;

    /// <summary>Resolves checked settings and environment variables.</summary>
    internal static ProviderConfig Resolve(PropertyMap settings, IEnvironment environment, string? stackIdentity = null)
    {
        var cloud = CloudOf(settings, environment);
        var emulated = cloud is CloudKind.Emulator;
        return new ProviderConfig(
            cloud,
            Text(settings, "region") ?? environment.Get("ALIBABA_CLOUD_REGION_ID") ?? (emulated ? "cn-hangzhou" : null),
            Text(settings, "endpoint") ?? (emulated ? environment.Get("CONTAINEROS_ENDPOINT") : null),
            settings.Find("maxRetries")?.Unwrapped is PropertyNumber retries ? (int)retries.Value : DefaultRetries,
            Text(settings, "ownership") != "none",
            Suppressions.Read(settings),
            environment.Get("CONTAINEROS_OFFLINE") is "1" or "true",
            UserDataSettings.From(settings),
            environment.Get("CONTAINEROS_TRACE_HTTP") is "1" or "true",
            stackIdentity
        )
        {
            Lock = LockSettings.Resolve(
                Text(settings, "lockFile"),
                settings.Find("frozen")?.Unwrapped is PropertyBool frozen ? frozen.Value : null,
                settings.Find("maxImageAge")?.Unwrapped is PropertyNumber days ? (int)days.Value : null,
                environment
            ),
        };
    }

    private static CloudKind? CloudOf(PropertyMap settings, IEnvironment environment) =>
        Text(settings, "cloud") switch
        {
            "emulator" => CloudKind.Emulator,
            "alibaba" => CloudKind.Alibaba,
            _ when SessionCredentials.AreConfigured(environment) => CloudKind.Alibaba,
            _ => null,
        };

    private static string? Text(PropertyMap settings, string name) => (settings.Find(name)?.Unwrapped as PropertyString)?.Value;
}

/// <summary>The clouds that a pool can be created in.</summary>
internal enum CloudKind
{
    /// <summary>Alibaba Cloud.</summary>
    Alibaba,

    /// <summary>The emulator on this machine.</summary>
    Emulator,
}
