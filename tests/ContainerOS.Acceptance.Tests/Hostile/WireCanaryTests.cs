using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ContainerOS.Protocol.Wire;
using ContainerOS.Testing;
using Google.Protobuf;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static ContainerOS.Acceptance.Tests.Hostile.Canaries;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// What a run sends to others: to the cloud, to the plugin, and to the process of a program. A secret is only where the tables say that it
/// belongs.
/// </summary>
public sealed class WireCanaryTests
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretMark = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>The secrets that the script and the labels of the pool have: ACK gets them with the pool, and no one else.</summary>
    private static readonly string[] OfPool = [OfConfig, OfScript, OfFile, OfLabel];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_SendsSecretsWhereTheyBelongOnly()
    {
        await using var stage = await StageAsync();
        await using var cloud = await RecordingProxy.ForHttpAsync(stage.Address);
        await using var wire = new RecordedPlugins();
        stage.Environment["CONTAINEROS_ENDPOINT"] = cloud.Address.ToString();
        foreach (var verb in new[] { "validate", "preview", "up --yes", "refresh", "outputs", "destroy --yes" })
        {
            await RunAsync(stage, wire, verb);
        }

        Assert.Contains(cloud.Exchanges, exchange => exchange.Headers.Contains("CreateClusterNodePool", StringComparison.Ordinal));
        Assert.All(cloud.Exchanges, AssertCloud);
        var calls = wire.Exchanges.Select(exchange => exchange.Path.Split('/')[^1]).ToHashSet();
        Assert.Superset(new HashSet<string> { "CheckConfig", "Configure", "Check", "Diff", "Create", "Read", "Delete" }, calls);
        Assert.Contains(wire.Exchanges, exchange => In(Text(exchange.Request)).Any());
        Assert.All(wire.Exchanges, AssertPlugin);
    }

    /// <summary>Whose keys they are is asked of STS, which needs the token of temporary keys, and never the secret.</summary>
    [Fact]
    public async Task WhoAmI_SendsTheTokenInItsHeaderOnly_AndNoSecret()
    {
        await using var stage = await StageAsync();
        await using var cloud = await RecordingProxy.ForHttpAsync(stage.Address);
        stage.Environment["CONTAINEROS_ENDPOINT"] = cloud.Address.ToString();
        await using var wire = new RecordedPlugins();

        await wire.RunAsync(stage.Environment, "auth", "whoami");

        var exchange = Assert.Single(cloud.Exchanges);
        Assert.Equal([OfToken], In(exchange.Path + exchange.Query + exchange.Headers + Text(exchange.Request)));
        Assert.Contains($"x-acs-security-token: {OfToken}", exchange.Headers, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// A program in another language has what the user has, as with Pulumi, and the config of its stack. The arguments of a process can be
    /// read by every user of the machine.
    /// </summary>
    [Fact]
    public async Task ProcessOfAProgram_GetsTheConfigInItsEnvironment_AndNoSecretInItsArguments()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program is a shell script");
        await using var stage = await StageAsync();
        var script = Path.Combine(stage.Folder, "program");
        await File.WriteAllTextAsync(script, "#!/bin/sh\nenv > environment\nprintf '%s\\n' \"$0\" \"$@\" > arguments\nexit 1\n", Ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await File.WriteAllTextAsync(
            stage.Program,
            "name: p\nruntime: {name: dotnet, options: {binary: program}}\n"
                + "config: {token: {type: string, secret: true}, 'containeros:cloud': {value: emulator}}\n",
            Ct
        );
        await using var wire = new RecordedPlugins();

        var result = await wire.RunAsync(stage.Environment, ["preview", stage.Folder, .. Config]);

        Assert.Equal(1, result.ExitCode);
        AssertNone(await File.ReadAllTextAsync(Path.Combine(stage.Folder, "arguments"), Ct), "the arguments of the program");
        var environment = await File.ReadAllLinesAsync(Path.Combine(stage.Folder, "environment"), Ct);
        var carriers = environment.Where(line => In(line).Any()).Select(line => line.Split('=')[0]).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                "ALIBABA_CLOUD_SECURITY_TOKEN",
                "PULUMI_ACCESS_TOKEN",
                "PULUMI_CONFIG",
                "PULUMI_CONFIG_PASSPHRASE",
            ],
            carriers
        );
    }

    private static async Task RunAsync(Stage stage, RecordedPlugins wire, string verb)
    {
        var words = verb.Split(' ');
        var result = await wire.RunAsync(stage.Environment, [words[0], stage.Folder, .. words[1..], .. Config]);
        Assert.True(result.ExitCode == 0, $"{verb}: {result.Output}{result.Error}");
    }

    private static void AssertCloud(RecordedExchange exchange)
    {
        AssertNone(exchange.Path + exchange.Query + exchange.Headers, $"the address or headers of {exchange.Path}");
        var changes = exchange.Headers.Contains("CreateClusterNodePool", StringComparison.Ordinal);
        var found = In(Text(exchange.Request)).Except(changes ? OfPool : []);
        Assert.True(!found.Any(), $"{string.Join(", ", found)} in {exchange.Headers}\n{Text(exchange.Request)}");
    }

    /// <summary>Each secret value is below the mark of a secret, in requests and responses, and no other secret is anywhere.</summary>
    private static void AssertPlugin(RecordedExchange exchange)
    {
        AssertNone(exchange.Headers, $"the headers of {exchange.Path}");
        foreach (var message in Messages(exchange))
        {
            AssertMarked(message, isMarked: false, exchange.Path);
        }
    }

    private static void AssertMarked(JToken token, bool isMarked, string where)
    {
        if (token is JObject map)
        {
            var isSecret = (string?)map[Signature] == SecretMark;
            foreach (var field in map.Properties())
            {
                AssertNone(field.Name, where);
                AssertMarked(field.Value, isMarked || isSecret, where);
            }
        }
        else if (token is JArray list)
        {
            foreach (var item in list)
            {
                AssertMarked(item, isMarked, where);
            }
        }
        else
        {
            var found = In(token.ToString(Formatting.None)).Except(isMarked ? OfPool : []).ToList();
            Assert.True(found.Count == 0, $"{string.Join(", ", found)} in {where} at {token.Path}");
        }
    }

    /// <summary>The request and the response as JSON, with the messages of the protocol.</summary>
    private static IEnumerable<JObject> Messages(RecordedExchange exchange)
    {
        var name = exchange.Path.Split('/')[^1];
        var method = ProviderReflection.Descriptor.Services[0].Methods.Single(candidate => candidate.Name == name);
        foreach (var (bytes, type) in new[] { (exchange.Request, method.InputType), (exchange.Response, method.OutputType) })
        {
            // A message has five bytes before it: whether it is compressed, and its length.
            for (var at = 0; at + 5 <= bytes.Length; )
            {
                Assert.Equal(0, bytes[at]);
                var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
                yield return JObject.Parse(JsonFormatter.Default.Format(type.Parser.ParseFrom(bytes, at + 5, length)));
                at += 5 + length;
            }
        }
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>The plugins of the command, each behind a proxy.</summary>
    private sealed class RecordedPlugins : IAsyncDisposable
    {
        private readonly PluginsInProcess plugins = new(TextWriter.Null);
        private readonly List<RecordingProxy> proxies = [];

        internal IEnumerable<RecordedExchange> Exchanges => proxies.SelectMany(proxy => proxy.Exchanges);

        internal Task<ProcessResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
            Command.RunInsideAsync(
                new InsideRun
                {
                    ServePlugin = ServeAsync,
                    Variables = new Dictionary<string, string>(environment) { ["CI"] = string.Empty },
                },
                arguments
            );

        public async ValueTask DisposeAsync()
        {
            foreach (var proxy in proxies)
            {
                await proxy.DisposeAsync();
            }

            await plugins.DisposeAsync();
        }

        private async Task<int> ServeAsync(IReadOnlyDictionary<string, string> variables, string folder, CancellationToken ct)
        {
            var port = await plugins.ServeAsync(variables, folder, ct);
            var proxy = await RecordingProxy.ForGrpcAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
            lock (proxies)
            {
                proxies.Add(proxy);
            }

            return proxy.Address.Port;
        }
    }
}
