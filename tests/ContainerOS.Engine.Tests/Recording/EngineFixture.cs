using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>A program in a separate folder, with a provider in this process instead of a plugin.</summary>
internal sealed class EngineFixture : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public EngineFixture(string stack = "dev")
    {
        Options = new EngineOptions
        {
            ProgramDirectory = directory,
            Stack = stack,
            Plugins = new NoPlugins(),
            Refresh = false,
            Parallelism = 1,
            Passphrase = new FixedPassphrase(),
            Files = new UnflushedFiles(),
        };
        Config(string.Empty);
    }

    public EngineOptions Options { get; set; }

    public RecordingProvider Provider { get; set; } = new();

    /// <summary>The texts of the messages and warnings of all runs.</summary>
    public List<string> Messages { get; } = [];

    public string StateFile => Options.StatePath;

    /// <summary>The file with the config of the stack.</summary>
    public string ConfigFile => Path.Combine(directory, $"Pulumi.{Options.Stack}.yaml");

    /// <summary>The directory of the program.</summary>
    public string Folder => directory;

    /// <summary>Called for each event of a run.</summary>
    public Action<EngineEvent> OnEvent { get; set; } = _ => { };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    /// <summary>Writes the program: its name and runtime, and these lines.</summary>
    public EngineFixture Program(string text)
    {
        System.IO.File.WriteAllText(Path.Combine(directory, "Pulumi.yaml"), "name: p\nruntime: yaml\n" + text);
        return this;
    }

    /// <summary>Writes a file of the program.</summary>
    public EngineFixture File(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(directory, name), text);
        return this;
    }

    /// <summary>
    /// Writes the config of the stack. It has the salt of all tests, because to derive a key takes a quarter of a second.
    /// </summary>
    public EngineFixture Config(string text)
    {
        System.IO.File.WriteAllText(ConfigFile, $"{text}\nencryptionsalt: {StackSecretsTests.Salt}\n");
        return this;
    }

    public Task<DeploymentResult> UpAsync() => UpAsync(Ct);

    public Task<DeploymentResult> UpAsync(CancellationToken ct) => RunAsync(engine => engine.UpAsync(ct));

    public Task<DeploymentResult> PreviewAsync() => RunAsync(engine => engine.PreviewAsync(Ct));

    public Task<DeploymentResult> ValidateAsync() => RunAsync(engine => engine.ValidateAsync(Ct));

    public Task<DeploymentResult> PreviewDestroyAsync() => RunAsync(engine => engine.PreviewDestroyAsync(Ct));

    public Task<DeploymentResult> RefreshAsync() => RunAsync(engine => engine.RefreshAsync(Ct));

    public Task<DeploymentResult> DestroyAsync() => RunAsync(engine => engine.DestroyAsync(Ct));

    /// <summary>Runs and expects success; returns the calls of this run.</summary>
    public async Task<IReadOnlyList<string>> CallsOfAsync(Func<Task<DeploymentResult>> run)
    {
        Provider.Calls.Clear();
        var result = await run();
        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        return [.. Provider.Calls];
    }

    /// <summary>Runs and expects errors; returns their texts.</summary>
    public async Task<string> FailAsync(Func<Task<DeploymentResult>> run)
    {
        Provider.Calls.Clear();
        var result = await run();
        Assert.Equal(DeploymentOutcome.Failed, result.Outcome);
        return string.Join('\n', result.Diagnostics.Where(item => item.Severity is EngineSeverity.Error));
    }

    public string ReadState() => System.IO.File.ReadAllText(StateFile);

    public JArray Resources() => Deployment()["resources"] as JArray ?? [];

    /// <summary>The resources of a name in the state, as type, id and the flags that are set.</summary>
    public IReadOnlyList<string> InState(string name) =>
        [
            .. Resources()
                .Where(resource => ((string)resource["urn"]!).EndsWith("::" + name, StringComparison.Ordinal))
                .Select(resource =>
                    string.Join(
                        ' ',
                        new[] { (string?)resource["id"] ?? "-" }.Concat(
                            new[] { "delete", "pendingReplacement", "taint", "external" }.Where(flag => (bool?)resource[flag] == true)
                        )
                    )
                ),
        ];

    public IReadOnlyList<string> Pending() =>
        [.. (Deployment()["pending_operations"] as JArray ?? []).Select(item => $"{item["type"]} {item["resource"]!["urn"]}")];

    /// <summary>Changes the state file by hand. The integrity of its manifest stays.</summary>
    public void EditState(Action<JObject> edit)
    {
        var root = JObject.Parse(ReadState());
        edit((JObject)root["deployment"]!);
        System.IO.File.WriteAllText(StateFile, root.ToString());
    }

    public static string Urn(string name) => $"urn:pulumi:dev::p::test:index:T::{name}";

    private JObject Deployment() => (JObject)JObject.Parse(ReadState())["deployment"]!;

    private async Task<DeploymentResult> RunAsync(Func<DeploymentEngine, Task<DeploymentResult>> verb)
    {
        Provider.StartRun();
        var options = Options with
        {
            Connect = _ => new ProviderConnection(Provider.Connect(), Provider.Handshake),
            Observer = new Listener(Messages, OnEvent),
        };
        var result = await verb(new DeploymentEngine(options));
        Messages.AddRange(result.Diagnostics.Where(item => item.Severity is EngineSeverity.Warning).Select(item => item.Message));
        return result;
    }

    private sealed class Listener(List<string> messages, Action<EngineEvent> onEvent) : IEngineObserver
    {
        public void On(EngineEvent engineEvent)
        {
            onEvent(engineEvent);
            if (engineEvent is EngineMessage message)
            {
                messages.Add(message.Text);
            }
        }
    }

    private sealed class FixedPassphrase : Secrets.IPassphraseSource
    {
        public string? Read() => "password";
    }
}
