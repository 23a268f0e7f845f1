using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;
using ContainerOS.Sdk.Endpoints;

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

    /// <summary>Alibaba Cloud, or another server that the user trusts with the user's keys.</summary>
    /// <exception cref="UsageException">The program names a host that may not get the keys.</exception>
    internal static Cloud Alibaba(CloudSettings settings, Func<string, string?> variable)
    {
        var region = settings.Region is { } name ? $"region {SafeText.Line(name)}" : "no region configured";
        var place = settings.Endpoint is { } endpoint ? EndpointHost.Describe(endpoint, variable) : string.Empty;
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

/// <summary>The host of an endpoint that a program names.</summary>
internal static class EndpointHost
{
    /// <summary>The address of an endpoint; null when the text is not one.</summary>
    internal static Uri? Of(string endpoint) =>
        Uri.TryCreate(
            endpoint.Contains("://", StringComparison.Ordinal) ? endpoint : "https://" + endpoint,
            UriKind.Absolute,
            out var address
        )
            ? address
            : null;

    /// <summary>The host for the first line of the output, and who allowed that it gets the keys.</summary>
    /// <exception cref="UsageException">It may not get the keys.</exception>
    internal static string Describe(string endpoint, Func<string, string?> variable)
    {
        var address = Of(endpoint);
        return address is null || !CredentialHosts.OfUser(variable).Allows(address)
                ? throw new UsageException(
                    $"the program sends calls to {SafeText.Line(address?.Authority ?? endpoint)}, which is not an endpoint of "
                        + "Alibaba Cloud, "
                        + $"and so it gets no keys; remove containeros:endpoint, or name the host in {CredentialHosts.Variable} if you "
                        + "trust it"
                )
            : CredentialHosts.Vendor.Allows(address) ? $", at {address.Authority}"
            : $", at {address.Authority} (trusted by {CredentialHosts.Variable})";
    }
}
