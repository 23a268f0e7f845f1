namespace ContainerOS.Cli.Clouds;

/// <summary>The cloud a run talks to.</summary>
/// <param name="Description">What the first line says of it.</param>
/// <param name="PluginEnvironment">Variables the plugin process needs to reach it.</param>
internal sealed record Cloud(string Description, IReadOnlyDictionary<string, string> PluginEnvironment)
{
    /// <summary>The emulator this process runs, which ends with it; null when there is none.</summary>
    internal IAsyncDisposable? OwnedEmulator { get; init; }

    /// <summary>No cloud, for verbs that call none.</summary>
    internal static Cloud None { get; } = new("none", new Dictionary<string, string>());

    /// <summary>Alibaba Cloud, or whatever answers at a configured endpoint in its place.</summary>
    internal static Cloud Alibaba(CloudSettings settings)
    {
        var region = settings.Region is { } name ? $"region {name}" : "no region configured";
        var place = settings.Endpoint is { } endpoint ? $", at {endpoint}" : string.Empty;
        return new Cloud($"Alibaba Cloud, {region}{place}", new Dictionary<string, string>());
    }

    /// <summary>The emulator's line.</summary>
    internal static string DescribeEmulator(string which, string address) =>
        $"{which} at {address.TrimEnd('/')} (demo account; nothing leaves this machine)";

    /// <summary>This cloud, or none at all while there are no credentials for it: checks then go as far as they can.</summary>
    internal Cloud OfflineWithoutCredentials(Func<string, string?> variable) =>
        !UserCredentials.Chain(variable).IsConfigured
            ? this with
            {
                Description = "none (no credentials): what needs a cloud is undecided",
                PluginEnvironment = new Dictionary<string, string> { ["CONTAINEROS_OFFLINE"] = "1" },
            }
            : this;
}
