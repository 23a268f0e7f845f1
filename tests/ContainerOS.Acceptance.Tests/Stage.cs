using ContainerOS.Emulator;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>A copy of an example in a temporary folder, and an emulator that keeps its account in a file.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private TestEmulator emulator;
    private IReadOnlyList<string> earlier = [];

    private Stage(string folder, TestEmulator emulator)
    {
        Folder = folder;
        this.emulator = emulator;
        Enter();
    }

    internal string Folder { get; }

    internal Dictionary<string, string> Environment { get; } = [];

    internal Uri Address => emulator.Address;

    internal string StateFile => Path.Combine(Folder, ".containeros", "stacks", "dev.json");

    internal string Program => Path.Combine(Folder, "Pulumi.yaml");

    internal static Task<Stage> OfAsync(string example, double speed = TestEmulator.Instant) =>
        OfFileAsync(RepositoryRoot.PathOf("examples", example, "Pulumi.yaml"), speed);

    /// <summary>The same for a program of the tests.</summary>
    internal static Task<Stage> OfProgramAsync(string name) =>
        OfFileAsync(Path.Combine(AppContext.BaseDirectory, "Programs", name + ".yaml"), TestEmulator.Instant);

    private static async Task<Stage> OfFileAsync(string program, double speed)
    {
        var folder = Directory.CreateTempSubdirectory("acceptance-").FullName;
        File.Copy(program, Path.Combine(folder, "Pulumi.yaml"));
        return new Stage(folder, await StartAsync(folder, speed));
    }

    /// <summary>The same cloud from here on with nodes that are Ready at once.</summary>
    internal async Task HurryAsync()
    {
        earlier = await ChangesAsync();
        await emulator.DisposeAsync();
        emulator = await StartAsync(Folder, TestEmulator.Instant);
        Enter();
    }

    internal Task<ProcessResult> RunAsync(string verb, params string[] arguments) =>
        Command.RunAsync(Environment, [verb, Folder, .. arguments]);

    /// <summary>The same in a separate process.</summary>
    internal Task<ProcessResult> RunProcessAsync(string verb, params string[] arguments) =>
        Command.RunProcessAsync(Environment, [verb, Folder, .. arguments]);

    /// <summary>Changes the program's text.</summary>
    internal async Task EditAsync(string was, string now)
    {
        var text = await File.ReadAllTextAsync(Program, TestContext.Current.CancellationToken);
        Assert.Contains(was, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Program, text.Replace(was, now, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    /// <summary>The actions that changed something, in order.</summary>
    internal async Task<IReadOnlyList<string>> ChangesAsync() => [.. earlier, .. await emulator.ChangesAsync()];

    /// <summary>Every action that this emulator was asked for, in order.</summary>
    internal Task<IReadOnlyList<string>> ActionsAsync() => emulator.ActionsAsync();

    /// <summary>Waits until the cloud was asked for something that changes it.</summary>
    internal async Task UntilChangedAsync()
    {
        // A separate process does it, on the real clock; asking without a pause would take the processor from it.
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await ChangesAsync()).Count == 0)
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static Task<TestEmulator> StartAsync(string folder, double speed) =>
        TestEmulator.StartAsync(new EmulatorOptions { Speed = speed, StateFile = Path.Combine(folder, "account.json") });

    private void Enter() => Environment["CONTAINEROS_ENDPOINT"] = emulator.Address.ToString();
}
