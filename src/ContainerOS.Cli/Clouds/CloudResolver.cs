using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Sdk.Endpoints;

namespace ContainerOS.Cli.Clouds;

/// <summary>Resolves the cloud that a program names: Alibaba Cloud, a running emulator, or an emulator started for it.</summary>
internal sealed class CloudResolver(Func<string, string?> variable) : ICloudResolver
{
    /// <summary>Emulated seconds per real second: nodes become ready in about ten seconds, slow enough to follow on the screen.</summary>
    private const double EmbeddedSpeed = 15;

    /// <inheritdoc/>
    public async Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct) =>
        settings switch
        {
            { IsEmulator: false } => Cloud.Alibaba(settings, variable),
            { Endpoint: { } endpoint } => AtEndpoint(endpoint),
            _ when await AckEmulator.FindRunningAsync(StateFile(programDirectory), ct) is { Address: var address } => AtRunningEmulator(
                address.ToString()
            ),
            // Most of the start is work and not waiting, and the caller starts the program meanwhile.
            _ => await Task.Run(() => StartEmulatorAsync(programDirectory, ct), ct),
        };

    /// <summary>The state file of a program's emulator.</summary>
    internal static string StateFile(string programDirectory) => Path.Combine(programDirectory, ".containeros", "emulator.db");

    private static Cloud AtEndpoint(string endpoint) =>
        EndpointHost.Of(endpoint) is { } address && CredentialHosts.Loopback.Allows(address)
            ? new(Cloud.DescribeEmulator("emulator", endpoint), EmulatorEnvironment.For(endpoint))
            : throw new UsageException(
                $"the program's emulator is at {SafeText.Line(endpoint)}, and an emulator runs on this machine only; "
                    + "remove containeros:endpoint, or set it to the address that 'containeros emulator' prints"
            );

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
        var server = await AckEmulator.StartAsync(options, ct);
        var address = server.Address.ToString();
        return new Cloud(Cloud.DescribeEmulator("embedded emulator", address), EmulatorEnvironment.For(address)) { OwnedEmulator = server };
    }
}

/// <summary>Resolves the cloud that a program names.</summary>
internal interface ICloudResolver
{
    /// <summary>Resolves the cloud; starts an emulator when the settings ask for one and none runs.</summary>
    /// <param name="settings">The cloud settings of the program.</param>
    /// <param name="programDirectory">The directory of the program.</param>
    /// <param name="ct">Cancels the start of an emulator.</param>
    Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct);
}

/// <summary>
/// Resolves clouds for validation: programs that ask for an emulator share one without a state file, and a program without credentials
/// is validated offline.
/// </summary>
internal sealed class ValidationCloudResolver(Func<string, string?> variable) : ICloudResolver, IAsyncDisposable
{
    private readonly CloudResolver resolver = new(variable);
    private AckEmulator? sharedEmulator;

    /// <inheritdoc/>
    public async Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct)
    {
        if (!settings.IsEmulator)
        {
            return Cloud.Alibaba(settings, variable).OfflineWithoutCredentials(variable);
        }

        return
            settings.Endpoint is not null || await AckEmulator.FindRunningAsync(CloudResolver.StateFile(programDirectory), ct) is not null
            ? await resolver.ResolveAsync(settings, programDirectory, ct)
            : await ShareEmulatorAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sharedEmulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<Cloud> ShareEmulatorAsync(CancellationToken ct)
    {
        sharedEmulator ??= await AckEmulator.StartAsync(new EmulatorOptions(), ct);
        var address = sharedEmulator.Address.ToString();
        return new Cloud(Cloud.DescribeEmulator("embedded emulator", address), EmulatorEnvironment.For(address));
    }
}
