namespace ContainerOS.Cli.Clouds;

/// <summary>The cloud a run talks to.</summary>
/// <param name="Description">The text of the first output line.</param>
/// <param name="PluginEnvironment">The environment variables that let the plugin process reach it.</param>
internal sealed record Cloud(string Description, IReadOnlyDictionary<string, string> PluginEnvironment)
{
    /// <summary>The emulator that this process runs and stops at its end; null when there is none.</summary>
    internal IAsyncDisposable? OwnedEmulator { get; init; }

    /// <summary>No cloud, for commands that call none.</summary>
    internal static Cloud None { get; } = new("none", new Dictionary<string, string>());

    /// <summary>Alibaba Cloud, or another server at a configured endpoint.</summary>
    internal static Cloud Alibaba(CloudSettings settings)
    {
        var region = settings.Region is { } name ? $"region {name}" : "no region configured";
        var place = settings.Endpoint is { } endpoint ? $", at {endpoint}" : string.Empty;
        return new Cloud($"Alibaba Cloud, {region}{place}", new Dictionary<string, string>());
    }

    /// <summary>The description of an emulator.</summary>
    internal static string DescribeEmulator(string which, string address) =>
        $"{which} at {address.TrimEnd('/')} (demo account; nothing leaves this machine)";

    /// <summary>This cloud, or no cloud when there are no credentials: rules that need facts from the cloud are then undecided.</summary>
    internal Cloud OfflineWithoutCredentials(Func<string, string?> variable) =>
        !UserCredentials.Chain(variable).IsConfigured
            ? this with
            {
                Description = "none (no credentials): rules that need the cloud are undecided",
                PluginEnvironment = new Dictionary<string, string> { ["CONTAINEROS_OFFLINE"] = "1" },
            }
            : this;
}
