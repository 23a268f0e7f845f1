using System.Collections.Concurrent;
using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The engine dies at each boundary of a call: before it, and after it took effect and before its answer arrived. The next run goes on from
/// the state file: in the end each resource of the program exists once, nothing else does, and a preview is empty.
/// </summary>
public sealed class InterruptionTests
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
    private const string C = "  c:\n    type: test:T\n    properties: {of: \"${b.of}\"}\n";
    private static readonly string ChangedA = A.Replace("size: 1", "size: 2", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Scenarios =>
        new()
        {
            { "create", "resources: {}\n", A + B, "update" },
            { "update", A + B, ChangedA + B, "update" },
            { "replace", A + B + C, ChangedA + B + C, "replace" },
            { "replace, deleting first", A + B + C, ChangedA + B + C, "replace deleting first" },
            { "replace the provider", A + B, "config: {test:region: r2}\n" + A + B, "replace the provider" },
            { "remove", A + B + C, A, "update" },
            {
                "rename and replace",
                A + B,
                ChangedA.Replace("  a:", "  n:", StringComparison.Ordinal)
                    + "    options: {aliases: [{name: a}]}\n"
                    + B.Replace("${a.", "${n.", StringComparison.Ordinal),
                "replace"
            },
        };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Run_KilledAtEachBoundary_IsCompletedByTheNextRun(string scenario, string before, string after, string diff) =>
        KillAtEachBoundaryAsync(scenario, before, after, diff, refreshes: false);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task RunThatRefreshes_KilledAtEachBoundary_IsCompletedByTheNextRun(string scenario, string before, string after, string diff) =>
        KillAtEachBoundaryAsync(scenario, before, after, diff, refreshes: true);

    private static async Task KillAtEachBoundaryAsync(string scenario, string before, string after, string diff, bool refreshes)
    {
        var calls = await RunAsync(before, after, diff, refreshes, killAt: int.MaxValue, isAnswerLost: false);
        Assert.InRange(calls, 3, 40);
        for (var call = 1; call <= calls; call++)
        {
            foreach (var isAnswerLost in new[] { false, true })
            {
                var fault = await Record.ExceptionAsync(() => RunAsync(before, after, diff, refreshes, call, isAnswerLost));

                Assert.True(fault is null, $"{scenario}, killed at call {call}{(isAnswerLost ? ", answer lost" : "")}: {fault}");
            }
        }
    }

    /// <summary>Returns the number of calls of the run that is killed.</summary>
    private static async Task<int> RunAsync(string before, string after, string diff, bool refreshes, int killAt, bool isAnswerLost)
    {
        using var engine = new EngineFixture();
        var cloud = new Cloud(diff, engine);
        engine.Options = engine.Options with { Connect = _ => new ProviderConnection(cloud, new HandshakeResponse()), Refresh = refreshes };
        DeploymentEngine Engine(string program) => new(engine.Program(program).Options);
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(DeploymentOutcome.Succeeded, (await Engine(before).UpAsync(ct)).Outcome);
        cloud.NameAll();
        (cloud.Calls, cloud.KillAt, cloud.IsAnswerLost) = (0, killAt, isAnswerLost);

        await Record.ExceptionAsync(() => Engine(after).UpAsync(ct));
        var calls = cloud.Calls;
        cloud.Restore();
        var result = await Engine(after).UpAsync(ct);

        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        var known = engine
            .Resources()
            .Where(resource => (string?)resource["type"] == "test:index:T")
            .Select(resource => (string)resource["id"]!);
        Assert.Equal(known.Order(), cloud.Ids.Order());
        Assert.Equal(after.Split("type: test:T").Length - 1, cloud.Ids.Count);
        Assert.Empty((await Engine(after).PreviewAsync(ct)).Steps);
        Assert.Empty(engine.Pending());
        return calls;
    }

    /// <summary>
    /// A cloud whose Create takes over what an interrupted Create of the same resource made, as a provider has to do. What the engine has
    /// named once is never taken over.
    /// </summary>
    private sealed class Cloud(string diff, EngineFixture engine) : ResourceProviderBase
    {
        private readonly ConcurrentDictionary<string, (string Urn, PropertyMap Inputs, bool IsNamed)> resources = new();
        private byte[]? stateAtDeath;
        private int created;

        public int Calls { get; set; }

        public int KillAt { get; set; } = int.MaxValue;

        public bool IsAnswerLost { get; set; }

        public ICollection<string> Ids => resources.Keys;

        /// <summary>The run before the one that is killed has ended: it got all answers.</summary>
        public void NameAll() => Ids.ToList().ForEach(Name);

        /// <summary>The next run starts from the state file as the killed one left it.</summary>
        public void Restore()
        {
            KillAt = int.MaxValue;
            if (stateAtDeath is { Length: 0 })
            {
                File.Delete(engine.StateFile);
            }
            else if (stateAtDeath is not null)
            {
                File.WriteAllBytes(engine.StateFile, stateAtDeath);
            }
        }

        public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.0.0"));

        public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
            Call(() => new CheckResult(request.News));

        public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
            Call(() => diff == "replace the provider" ? RecordingProvider.Replace(request) : RecordingProvider.Compare(request));

        public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
            Call(() => new ConfigureResult());

        public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
            Call(() => new CheckResult(request.News));

        public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) =>
            Call(() =>
            {
                Name(request.Id);
                return diff switch
                {
                    "replace" => RecordingProvider.Replace(request),
                    "replace deleting first" => RecordingProvider.ReplaceDeletingFirst(request),
                    _ => RecordingProvider.Compare(request),
                };
            });

        public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
            Call(() =>
            {
                if (request.Preview)
                {
                    return new CreateResult(string.Empty, request.Properties);
                }

                var lost = resources.FirstOrDefault(entry => entry.Value.Urn == request.Urn && !entry.Value.IsNamed).Key;
                var id = lost ?? $"id-{++created}";
                resources[id] = (request.Urn, request.Properties, false);
                return new CreateResult(id, request.Properties);
            });

        public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
            Call(() =>
            {
                resources[request.Id] = (request.Urn, request.News, true);
                return new UpdateResult(request.News);
            });

        public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
            Call(() =>
            {
                Name(request.Id);
                return resources.TryGetValue(request.Id, out var known)
                    ? new ReadResult(request.Id, known.Inputs, known.Inputs)
                    : ReadResult.Gone;
            });

        public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) => Call(() => resources.TryRemove(request.Id, out _));

        private void Name(string id)
        {
            if (resources.TryGetValue(id, out var known))
            {
                resources[id] = known with { IsNamed = true };
            }
        }

        private Task<T> Call<T>(Func<T> effect)
        {
            Calls++;
            if (Calls > KillAt || (Calls == KillAt && !IsAnswerLost))
            {
                throw Die();
            }

            var answer = effect();
            return Calls == KillAt ? throw Die() : Task.FromResult(answer);
        }

        /// <summary>The state file as it is at this moment; nothing that the dying engine writes later counts.</summary>
        private InvalidProgramException Die()
        {
            stateAtDeath ??= File.Exists(engine.StateFile) ? File.ReadAllBytes(engine.StateFile) : [];
            return new InvalidProgramException("the engine was killed");
        }
    }
}
