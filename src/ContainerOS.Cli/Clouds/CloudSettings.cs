using ContainerOS.Engine;

namespace ContainerOS.Cli.Clouds;

/// <summary>The cloud that a program's configuration names.</summary>
/// <param name="IsEmulator">Whether <c>containeros:cloud</c> is <c>emulator</c>; nothing else selects the emulator.</param>
/// <param name="Region">The configured region; null when there is none.</param>
/// <param name="Endpoint">The configured address that replaces the cloud's own; null when there is none.</param>
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
