using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Testing;

/// <summary>An emulator on loopback, with access to its request log.</summary>
public sealed class TestEmulator : IAsyncDisposable
{
    /// <summary>A speed at which tasks are finished and nodes are Ready when the next request comes.</summary>
    public const double Instant = 1_000_000;

    private readonly AckEmulator server;
    private readonly HttpClient http = new();

    private TestEmulator(AckEmulator server) => this.server = server;

    public Uri Address => server.Address;

    /// <summary>Starts an emulator at <see cref="Instant"/> speed, or with the given options.</summary>
    public static async Task<TestEmulator> StartAsync(EmulatorOptions? options = null) =>
        new(await AckEmulator.StartAsync(options ?? new EmulatorOptions { Speed = Instant }, TestContext.Current.CancellationToken));

    /// <summary>Causes a fault from now on.</summary>
    public void AddChaos(ChaosRule rule) => server.AddChaos(rule);

    /// <summary>Moves the clock of an emulator that is stepped.</summary>
    public void Advance(TimeSpan time) => server.Advance(time);

    /// <summary>The API actions that were called, in order.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync()
    {
        var log = await http.GetStringAsync(new Uri(Address, "/_emulator/requests"), TestContext.Current.CancellationToken);
        return [.. JArray.Parse(log).Select(entry => (string)entry["action"]!)];
    }

    /// <summary>The HTTP statuses of the calls of an action, in order; 0 for a connection that was reset.</summary>
    public async Task<IReadOnlyList<int>> StatusesAsync(string action)
    {
        var log = await http.GetStringAsync(new Uri(Address, "/_emulator/requests"), TestContext.Current.CancellationToken);
        return [.. JArray.Parse(log).Where(entry => (string)entry["action"]! == action).Select(entry => (int)entry["status"]!)];
    }

    /// <summary>The API actions that change something, in order.</summary>
    public async Task<IReadOnlyList<string>> ChangesAsync() =>
        [.. (await ActionsAsync()).Where(action => !action.StartsWith("Describe", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }
}
