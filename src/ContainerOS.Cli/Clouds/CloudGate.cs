using ContainerOS.Emulator;

namespace ContainerOS.Cli.Clouds;

/// <summary>Opens the cloud a program names: Alibaba Cloud, an emulator that runs already, or one of its own.</summary>
internal sealed class CloudGate(Func<string, string?> variable) : ICloudGate
{
    /// <summary>Emulated seconds in a real one: nodes take about ten seconds to be ready, long enough to watch and short enough to wait.</summary>
    private const double EmbeddedSpeed = 15;

    /// <inheritdoc/>
    public async Task<Cloud> OpenAsync(CloudSettings settings, string programDirectory, CancellationToken ct) =>
        settings switch
        {
            { IsEmulator: false } => Cloud.Alibaba(settings),
            { Endpoint: { } endpoint } => Named(endpoint),
            _ when await EmulatorServer.FindRunningAsync(StateFile(programDirectory), ct) is { } address => Running(address.ToString()),
            _ => await StartAsync(programDirectory, ct),
        };

    /// <summary>Where the emulator of a program keeps its account.</summary>
    internal static string StateFile(string programDirectory) => Path.Combine(programDirectory, ".containeros", "emulator.json");

    private Cloud Named(string endpoint) => new(Cloud.Describe("emulator", endpoint), DemoCredentials.ForNamed(endpoint, variable));

    private static Cloud Running(string address) => new(Cloud.Describe("running emulator", address), DemoCredentials.For(address));

    private static async Task<Cloud> StartAsync(string programDirectory, CancellationToken ct)
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
        return new Cloud(Cloud.Describe("embedded emulator", address), DemoCredentials.For(address)) { Owned = server };
    }
}
