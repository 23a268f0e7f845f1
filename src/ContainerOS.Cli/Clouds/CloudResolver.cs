using ContainerOS.Emulator;

namespace ContainerOS.Cli.Clouds;

/// <summary>Opens the cloud a program names: Alibaba Cloud, an emulator that runs already, or one of its own.</summary>
internal sealed class CloudResolver(Func<string, string?> variable) : ICloudResolver
{
    /// <summary>Emulated seconds in a real one: nodes take about ten seconds to be ready, long enough to watch and short enough to wait.</summary>
    private const double EmbeddedSpeed = 15;

    /// <inheritdoc/>
    public async Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct) =>
        settings switch
        {
            { IsEmulator: false } => Cloud.Alibaba(settings),
            { Endpoint: { } endpoint } => AtEndpoint(endpoint),
            _ when await EmulatorServer.FindRunningAsync(StateFile(programDirectory), ct) is { } address => AtRunningEmulator(
                address.ToString()
            ),
            _ => await StartEmulatorAsync(programDirectory, ct),
        };

    /// <summary>Where the emulator of a program keeps its account.</summary>
    internal static string StateFile(string programDirectory) => Path.Combine(programDirectory, ".containeros", "emulator.json");

    private Cloud AtEndpoint(string endpoint) =>
        new(Cloud.DescribeEmulator("emulator", endpoint), EmulatorEnvironment.ForUserEndpoint(endpoint, variable));

    private static Cloud AtRunningEmulator(string address) =>
        new(Cloud.DescribeEmulator("running emulator", address), EmulatorEnvironment.For(address));

    private static async Task<Cloud> StartEmulatorAsync(string programDirectory, CancellationToken ct)
    {
        var log = Path.Combine(programDirectory, ".containeros", "emulator-requests.jsonl");
        var options = new EmulatorOptions
        {
            StateFile = StateFile(programDirectory),
            RequestLog = log,
            Speed = EmbeddedSpeed,
        };
        var server = await EmulatorServer.StartAsync(options, ct);
        var address = server.Address.ToString();
        return new Cloud(Cloud.DescribeEmulator("embedded emulator", address), EmulatorEnvironment.For(address)) { OwnedEmulator = server };
    }
}

/// <summary>Opens the cloud that a program names.</summary>
internal interface ICloudResolver
{
    /// <summary>Opens it.</summary>
    /// <param name="settings">What the program's configuration says of it.</param>
    /// <param name="programDirectory">Where the program is.</param>
    /// <param name="ct">Ends the opening.</param>
    Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct);
}

/// <summary>The clouds that programs are only checked against: one emulator for them all, which leaves no file behind, and none without credentials.</summary>
internal sealed class ValidationCloudResolver(Func<string, string?> variable) : ICloudResolver, IAsyncDisposable
{
    private readonly CloudResolver resolver = new(variable);
    private EmulatorServer? sharedEmulator;

    /// <inheritdoc/>
    public async Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct)
    {
        if (!settings.IsEmulator)
        {
            return Cloud.Alibaba(settings).OfflineWithoutCredentials(variable);
        }

        return
            settings.Endpoint is not null
            || await EmulatorServer.FindRunningAsync(CloudResolver.StateFile(programDirectory), ct) is not null
            ? await resolver.ResolveAsync(settings, programDirectory, ct)
            : await ShareEmulatorAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sharedEmulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<Cloud> ShareEmulatorAsync(CancellationToken ct)
    {
        sharedEmulator ??= await EmulatorServer.StartAsync(new EmulatorOptions(), ct);
        var address = sharedEmulator.Address.ToString();
        return new Cloud(Cloud.DescribeEmulator("embedded emulator", address), EmulatorEnvironment.For(address));
    }
}
