using ContainerOS.Emulator;

namespace ContainerOS.Cli.Clouds;

/// <summary>Opens the cloud a program names: Alibaba Cloud, an emulator that runs already, or one of its own.</summary>
internal sealed class CloudGate(string programDirectory, Func<string, string?> variable)
{
    /// <summary>Emulated seconds in a real one: nodes take about ten seconds to be ready, long enough to watch and short enough to wait.</summary>
    private const double EmbeddedSpeed = 15;

    private string StateFile => Path.Combine(programDirectory, ".containeros", "emulator.json");

    private string RequestLog => Path.Combine(programDirectory, ".containeros", "emulator-requests.jsonl");

    internal async Task<Cloud> OpenAsync(CloudSettings settings, CancellationToken ct) => settings switch
    {
        { IsEmulator: false } => Cloud.Alibaba(settings),
        { Endpoint: { } endpoint } => Named(endpoint),
        _ when await EmulatorServer.FindRunningAsync(StateFile, ct) is { } address => Running(address.ToString()),
        _ => await StartAsync(ct),
    };

    private Cloud Named(string endpoint) =>
        new(Cloud.Describe("emulator", endpoint), DemoCredentials.ForNamed(endpoint, variable));

    private static Cloud Running(string address) =>
        new(Cloud.Describe("running emulator", address), DemoCredentials.For(address));

    private async Task<Cloud> StartAsync(CancellationToken ct)
    {
        var options = new EmulatorOptions { StateFile = StateFile, RequestLog = RequestLog, Speed = EmbeddedSpeed };
        var server = await EmulatorServer.StartAsync(options, ct);
        var address = server.Address.ToString();
        return new Cloud(Cloud.Describe("embedded emulator", address), DemoCredentials.For(address)) { Owned = server };
    }
}
