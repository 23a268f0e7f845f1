using ContainerOS.EngineModel.Tests.Engine;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests;

/// <summary>
/// Holds the model to Pulumi's engine: for the operations of eight recorded runs it makes, for each resource, the same calls with the same
/// arguments.
/// </summary>
public sealed class RecordedCallTests
{
    [Theory]
    [InlineData("01-preview-new", true)]
    [InlineData("02-up-new", false)]
    [InlineData("03-preview-same", true)]
    [InlineData("04-preview-change", true)]
    [InlineData("05-up-change", false)]
    public async Task Up_MakesTheRecordedCalls(string name, bool preview)
    {
        var recorded = Recording.Read(name);

        await using var deployment = recorded.Deploy(new RunOptions { Preview = preview });
        var result = await deployment.UpAsync();

        AssertSame(recorded, result);
    }

    [Fact]
    public async Task Refresh_MakesTheRecordedCalls()
    {
        var recorded = Recording.Read("06-refresh");

        await using var deployment = recorded.Deploy(new RunOptions());

        AssertSame(recorded, await deployment.RefreshAsync());
    }

    [Fact]
    public async Task Import_OfWhatDoesNotExist_MakesTheRecordedCalls_AndFails()
    {
        var recorded = Recording.Read("07-import");

        await using var deployment = recorded.Deploy(new RunOptions());
        var result = await deployment.ImportAsync("imp", "existing-id");

        AssertSame(recorded, result, RunOutcome.Failed);
    }

    [Fact]
    public async Task Destroy_MakesTheRecordedCalls()
    {
        var recorded = Recording.Read("08-destroy");

        await using var deployment = recorded.Deploy(new RunOptions());

        AssertSame(recorded, await deployment.DestroyAsync());
        Assert.Empty(recorded.State.Resources);
    }

    private static void AssertSame(Recording recorded, RunResult result, RunOutcome outcome = RunOutcome.Succeeded)
    {
        Assert.Equal(
            (outcome, string.Empty),
            (result.Outcome, outcome == RunOutcome.Failed ? string.Empty : string.Join(", ", result.Messages))
        );

        // The real engine works on several resources at once, so the order is that of each resource.
        Assert.Equal(ByResource(recorded.Calls), ByResource(result.Calls));
    }

    private static IEnumerable<RecordedCall> ByResource(IEnumerable<RecordedCall> calls) =>
        calls.GroupBy(call => call.Urn).OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group).Select(Normal);

    // An empty map and none are the same on the wire; the id of a new provider is random.
    private static RecordedCall Normal(RecordedCall call) =>
        call with
        {
            Id = call.Method == "Configure" ? null : call.Id,
            Olds = call.Olds is { Count: 0 } ? null : call.Olds,
            OldInputs = call.OldInputs is { Count: 0 } ? null : call.OldInputs,
            News = call.News is { Count: 0 } ? null : call.News,
        };

    /// <summary>A recorded run: its calls, the state that it began with and the answers of the plugin.</summary>
    private sealed class Recording
    {
        /// <summary>The key of values with a special meaning; in these recordings all of them are secrets.</summary>
        private const string Signature = "4dabf18193072939515e22adb298388d";

        private readonly List<JObject> entries;

        private Recording(List<JObject> entries)
        {
            this.entries = entries;
            Calls = [.. entries.Select(ToCall).OfType<RecordedCall>()];
            State = ReadState();
        }

        internal IReadOnlyList<RecordedCall> Calls { get; }

        internal StackState State { get; }

        internal static Recording Read(string name)
        {
            using var stream = typeof(RecordedCallTests).Assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);

            // The recorded plugin is called "proto", and its resources have another type.
            var text = reader
                .ReadToEnd()
                .Replace("pulumi:providers:proto", ResourceState.ProviderType, StringComparison.Ordinal)
                .Replace("proto:index:Thing", PoolResource.Type, StringComparison.Ordinal);
            var calls = JObject.Parse(text)["calls"]!.OfType<JObject>();
            return new Recording([.. calls.Where(call => call["response"] is not null)]);
        }

        internal Deployment Deploy(RunOptions options)
        {
            var plugins = new ScriptedPlugins
            {
                Create = request => new CreateResult(
                    (string?)Answer("Create", request.Urn)["id"] ?? string.Empty,
                    Map(Answer("Create", request.Urn), "properties")
                ),
                Update = request => new UpdateResult(Map(Answer("Update", request.Urn), "properties")),
                Read = request => new ReadResult(
                    (string?)Answer("Read", request.Urn)["id"] ?? string.Empty,
                    OptionalMap(Answer("Read", request.Urn), "properties"),
                    OptionalMap(Answer("Read", request.Urn), "inputs")
                ),
                Diff = request => new DiffResult(
                    (string?)Answer("Diff", request.Urn)["changes"] == "DIFF_NONE" ? DiffChanges.None : DiffChanges.Some
                ),
            };
            return new(State, Program(), options, plugins, TestContext.Current.CancellationToken);
        }

        private static string MethodOf(JObject entry) => ((string)entry["method"]!).Split('/')[1];

        private static PropertyMap? OptionalMap(JToken from, string field) => from[field] is JObject map ? Decode(map) : null;

        private static PropertyMap Map(JToken from, string field) => OptionalMap(from, field) ?? PropertyMap.Empty;

        private static PropertyMap Decode(JObject map) =>
            PropertyMap.Of(map.Properties().Select(field => KeyValuePair.Create(field.Name, DecodeValue(field.Value))));

        // Unknown values stay the texts that the wire has for them: the model only passes them on.
        private static PropertyValue DecodeValue(JToken value) =>
            value switch
            {
                JObject map when map[Signature] is not null => new PropertySecret(DecodeValue(map["value"]!)),
                JObject map => Decode(map),
                JArray list => PropertyArray.Of(list.Select(DecodeValue)),
                { Type: JTokenType.Integer or JTokenType.Float } => (double)value,
                { Type: JTokenType.Boolean } => (bool)value,
                { Type: JTokenType.Null } => PropertyNull.Instance,
                _ => (string)value!,
            };

        private static RecordedCall? ToCall(JObject entry)
        {
            var (method, request) = (MethodOf(entry), (JObject)entry["request"]!);
            var (urn, id) = ((string?)request["urn"] ?? string.Empty, (string?)request["id"]);
            var preview = (bool?)request["preview"] is true ? "(preview)" : string.Empty;
            return method switch
            {
                "CheckConfig" or "Check" => new(method, urn, null, OptionalMap(request, "olds"), null, OptionalMap(request, "news")),
                "Configure" => new(method, urn, id, null, null, OptionalMap(request, "args")),
                "DiffConfig" => new(
                    method,
                    urn,
                    null,
                    OptionalMap(request, "olds"),
                    OptionalMap(request, "oldInputs"),
                    OptionalMap(request, "news")
                ),
                "Diff" or "Update" => new(
                    method + preview,
                    urn,
                    id,
                    OptionalMap(request, "olds"),
                    OptionalMap(request, "oldInputs"),
                    OptionalMap(request, "news")
                ),
                "Create" => new(method + preview, urn, null, null, null, OptionalMap(request, "properties")),
                "Read" => new(method, urn, id, OptionalMap(request, "properties"), null, OptionalMap(request, "inputs")),
                "Delete" => new(method, urn, id, OptionalMap(request, "properties"), OptionalMap(request, "oldInputs"), null),
                _ => null,
            };
        }

        private JToken Answer(string method, string urn) =>
            entries.Single(entry => MethodOf(entry) == method && (string?)entry["request"]!["urn"] == urn)["response"]!;

        /// <summary>The resources that the program registered: those that were checked.</summary>
        private PoolProgram Program() =>
            new()
            {
                Resources =
                [
                    .. Calls
                        .Where(call => call.Method == "Check")
                        .Select(call => new PoolResource(call.Name) { Token = call.Urn.Split("::")[2], Given = call.News }),
                ],
            };

        /// <summary>The state before the run, from the old values that the engine sent.</summary>
        private StackState ReadState()
        {
            var state = new StackState("nd", "sc");
            var configure = Calls.Single(call => call.Method == "Configure");
            if (Calls.All(call => call.Method != "CheckConfig") || Calls.Any(call => call.Method == "DiffConfig"))
            {
                state.Resources.Add(new ResourceState(configure.Urn) { Id = configure.Id! });
            }

            foreach (var call in Calls.Where(call => call.Method is "Diff" or "Delete" && state.Find(call.Urn) is null))
            {
                var read = Calls.FirstOrDefault(other => other.Method == "Read" && other.Urn == call.Urn);
                state.Resources.Add(
                    new ResourceState(call.Urn)
                    {
                        Id = call.Id!,
                        Provider = $"{configure.Urn}::{configure.Id}",
                        Inputs = read?.News ?? call.OldInputs!,
                        Outputs = read?.Olds ?? call.Olds!,
                    }
                );
            }

            return state;
        }
    }
}
