using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>A copy of an example in a folder of its own, and an emulator on which nodes are Ready at once.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const double Instant = 1_000_000;
    private readonly EmulatorServer emulator;

    private Stage(string folder, EmulatorServer emulator)
    {
        Folder = folder;
        this.emulator = emulator;
        Environment = new Dictionary<string, string> { ["CONTAINEROS_ENDPOINT"] = emulator.Address.ToString() };
    }

    internal string Folder { get; }

    internal Dictionary<string, string> Environment { get; }

    internal string StateFile => Path.Combine(Folder, ".containeros", "stacks", "dev.json");

    internal static async Task<Stage> OfAsync(string example)
    {
        var folder = Directory.CreateTempSubdirectory("acceptance-").FullName;
        File.Copy(Path.Combine(Root(), "examples", example, "Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
        return new Stage(folder, await EmulatorServer.StartAsync(new EmulatorOptions { Speed = Instant }, TestContext.Current.CancellationToken));
    }

    internal Task<Ran> RunAsync(string verb, params string[] arguments) => Command.RunAsync(Environment, [verb, Folder, .. arguments]);

    /// <summary>The actions that changed something, in order.</summary>
    internal async Task<IReadOnlyList<string>> ChangesAsync()
    {
        using var http = new HttpClient();
        var log = JArray.Parse(await http.GetStringAsync(new Uri(emulator.Address, "/_emulator/requests"), TestContext.Current.CancellationToken));
        return [.. log.Select(entry => (string)entry["action"]!).Where(action => !action.StartsWith("Describe", StringComparison.Ordinal))];
    }

    public async ValueTask DisposeAsync()
    {
        await emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ContainerOS.Infra.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
