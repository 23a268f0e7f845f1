using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Nodes;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>A copy of an example in a temporary folder, and an emulator that keeps its account in a file.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly string root;
    private TestEmulator emulator;
    private IReadOnlyList<string> earlier = [];

    private Stage(string root, string folder, TestEmulator emulator)
    {
        this.root = root;
        Folder = folder;
        this.emulator = emulator;
        Enter();
    }

    internal string Folder { get; }

    internal Dictionary<string, string> Environment { get; } = [];

    internal Uri Address => emulator.Address;

    internal string StateFile => Path.Combine(Folder, ".containeros", "stacks", "dev.json");

    internal string Program => Path.Combine(Folder, "Pulumi.yaml");

    internal static Task<Stage> OfAsync(string example, double speed = TestEmulator.Instant, string? scenario = null) =>
        OfFileAsync(RepositoryRoot.PathOf("examples", example, "Pulumi.yaml"), speed, scenario);

    /// <summary>The same for a program of the tests.</summary>
    internal static Task<Stage> OfProgramAsync(string name) =>
        OfFileAsync(Path.Combine(AppContext.BaseDirectory, "Programs", name + ".yaml"), TestEmulator.Instant);

    /// <summary>The same for a folder with a program in another language, which may be in a subfolder.</summary>
    internal static async Task<Stage> OfFolderAsync(
        string example,
        string program = ".",
        double speed = TestEmulator.Instant,
        string? scenario = null
    )
    {
        var (source, root) = (RepositoryRoot.PathOf("examples", example), Directory.CreateTempSubdirectory("acceptance-").FullName);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (!path.Split(Path.DirectorySeparatorChar).Intersect(["node_modules", "bin", ".containeros"]).Any())
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
                File.Copy(file, Path.Combine(root, path));
            }
        }

        return new Stage(root, Path.GetFullPath(program, root), await StartAsync(root, speed, scenario));
    }

    /// <summary>The same for the program of another file.</summary>
    internal static Task<Stage> OfFileAsync(string program) => OfFileAsync(program, TestEmulator.Instant);

    private static async Task<Stage> OfFileAsync(string program, double speed, string? scenario = null)
    {
        var folder = Directory.CreateTempSubdirectory("acceptance-").FullName;
        File.Copy(program, Path.Combine(folder, "Pulumi.yaml"));
        return new Stage(folder, folder, await StartAsync(folder, speed, scenario));
    }

    /// <summary>The same cloud from here on with nodes that are Ready at once.</summary>
    internal async Task HurryAsync()
    {
        earlier = await ChangesAsync();
        await emulator.DisposeAsync();
        emulator = await StartAsync(root, TestEmulator.Instant);
        Enter();
    }

    /// <summary>
    /// A stack with a passphrase, whose salt is there before it is needed: to derive a key takes a quarter of a second of each stack that
    /// has its own, and stacks with the same salt share one.
    /// </summary>
    internal async Task UsePassphraseAsync(string passphrase, string salt)
    {
        Environment["PULUMI_CONFIG_PASSPHRASE"] = passphrase;
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "Pulumi.dev.yaml"),
            $"encryptionsalt: {salt}\n",
            TestContext.Current.CancellationToken
        );
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

    /// <summary>Upgrades the control plane of a cluster.</summary>
    internal Task UpgradeClusterAsync(string clusterId, string version) => emulator.UpgradeClusterAsync(clusterId, version);

    /// <summary>The instance types of the nodes of the first cluster that are Ready, and how many have each.</summary>
    internal async Task<IReadOnlyList<(string Type, int Nodes)>> InstanceTypesAsync()
    {
        using var client = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Endpoint = Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
            }
        );
        List<string> types = [];
        await foreach (
            var node in client.Ack.Nodes.ListAsync(DemoAccount.ClusterId, cancellationToken: TestContext.Current.CancellationToken)
        )
        {
            if (node.NodeStatus == NodeStatus.Ready)
            {
                types.Add(node.InstanceType!);
            }
        }

        return [.. types.CountBy(type => type).Select(type => (type.Key, type.Value)).OrderBy(type => type.Key, StringComparer.Ordinal)];
    }

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
        Directory.Delete(root, recursive: true);
    }

    private static Task<TestEmulator> StartAsync(string folder, double speed, string? scenario = null) =>
        TestEmulator.StartAsync(
            new EmulatorOptions
            {
                Speed = speed,
                StateFile = Path.Combine(folder, "account.json"),
                Scenario = scenario is null ? null : RepositoryRoot.PathOf("examples", "emulator-scenario", scenario),
            }
        );

    private void Enter() => Environment["CONTAINEROS_ENDPOINT"] = emulator.Address.ToString();
}
