using ContainerOS.Engine;

namespace ContainerOS.Cli.Clouds;

/// <summary>Which cloud a program's configuration names.</summary>
/// <param name="IsEmulator">Whether it says <c>containeros:cloud: emulator</c>, the only thing that brings the emulator in.</param>
/// <param name="Region">The region, when configured.</param>
/// <param name="Endpoint">The address to use instead of the cloud's own, when configured.</param>
internal sealed record CloudSettings(bool IsEmulator, string? Region, string? Endpoint)
{
    internal const string EndpointVariable = "CONTAINEROS_ENDPOINT";

    internal static CloudSettings Of(StackSettings settings, Func<string, string?> variable)
    {
        var isEmulator = Find(settings, "cloud") is "emulator";
        var endpoint = Find(settings, "endpoint") ?? (isEmulator ? NullIfBlank(variable(EndpointVariable)) : null);
        return new CloudSettings(isEmulator, Find(settings, "region"), endpoint);
    }

    private static string? Find(StackSettings settings, string key) => NullIfBlank(settings.Config.GetValueOrDefault("containeros:" + key));

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
