using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>Answers each call as a plugin answered the same call of a real engine, and records the call.</summary>
internal sealed class ReplayProvider(IReadOnlyList<RecordedCall> recorded) : ResourceProviderBase
{
    public List<RecordedCall> Calls { get; } = [];

    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("0.1.0"));

    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) => CheckAsync("CheckConfig", request);

    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) => DiffAsync("DiffConfig", request);

    public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct)
    {
        Answer("Configure", request.Urn!, ("args", request.Args), ("id", request.Id!));
        return Task.FromResult(new ConfigureResult());
    }

    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) => CheckAsync("Check", request);

    public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) => DiffAsync("Diff", request);

    public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct)
    {
        var answer = Answer("Create", request.Urn, ("properties", request.Properties), ("preview", request.Preview));
        return Task.FromResult(new CreateResult((string?)answer["id"] ?? string.Empty, Map(answer["properties"])!));
    }

    public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct)
    {
        var answer = Answer(
            "Update",
            request.Urn,
            ("id", request.Id),
            ("olds", request.Olds),
            ("oldInputs", request.OldInputs),
            ("news", request.News),
            ("ignoreChanges", PropertyArray.Of(request.IgnoreChanges.Select(path => (PropertyValue)path))),
            ("preview", request.Preview)
        );
        return Task.FromResult(new UpdateResult(Map(answer["properties"])!));
    }

    public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct)
    {
        var answer = Answer("Read", request.Urn, ("id", request.Id), ("properties", request.Properties), ("inputs", request.Inputs));
        return Task.FromResult(new ReadResult((string?)answer["id"] ?? string.Empty, Map(answer["properties"]), Map(answer["inputs"])));
    }

    public override Task DeleteAsync(DeleteRequest request, CancellationToken ct)
    {
        Answer("Delete", request.Urn, ("id", request.Id), ("properties", request.Properties), ("oldInputs", request.OldInputs));
        return Task.CompletedTask;
    }

    private static PropertyMap? Map(JToken? token) => token is null ? null : (PropertyMap)RecordedCall.Value(token);

    private Task<CheckResult> CheckAsync(string method, CheckRequest request)
    {
        var answer = Answer(method, request.Urn, ("olds", request.Olds), ("news", request.News));
        return Task.FromResult(new CheckResult(Map(answer["inputs"]) ?? request.News));
    }

    private Task<DiffResult> DiffAsync(string method, DiffRequest request)
    {
        var answer = Answer(
            method,
            request.Urn,
            ("id", request.Id),
            ("olds", request.Olds),
            ("oldInputs", request.OldInputs),
            ("news", request.News),
            ("ignoreChanges", PropertyArray.Of(request.IgnoreChanges.Select(path => (PropertyValue)path)))
        );
        return Task.FromResult(new DiffResult((string?)answer["changes"] == "DIFF_SOME" ? DiffChanges.Some : DiffChanges.None));
    }

    /// <summary>The answer to the same method of the same resource; an empty one when the real engine did not make the call.</summary>
    private JObject Answer(string method, string urn, params (string Name, PropertyValue Value)[] arguments)
    {
        lock (Calls)
        {
            Calls.Add(new RecordedCall(method, urn, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)));
        }

        return recorded.FirstOrDefault(call => call.Method == method && call.Urn == urn)?.Response ?? [];
    }
}
