using System.Collections.Concurrent;
using ContainerOS.Engine.Deployment;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>
/// A cloud whose Create takes over what an interrupted Create of the same resource made, as a provider has to do. What the engine has
/// named once is never taken over.
/// </summary>
internal sealed class AdoptingCloud(string diff, EngineFixture engine) : ResourceProviderBase
{
    private readonly ConcurrentDictionary<string, (string Urn, PropertyMap Inputs, bool IsNamed)> resources = new();
    private byte[]? stateAtDeath;
    private int created;

    public int Calls { get; set; }

    /// <summary>The numbers of the calls that changed a resource.</summary>
    public HashSet<int> Changes { get; } = [];

    public int KillAt { get; set; } = int.MaxValue;

    public bool IsAnswerLost { get; set; }

    /// <summary>What happens on the way of each call: once before it takes effect, and once before its answer arrives.</summary>
    public Func<Task> OnTheWay { get; set; } = () => Task.CompletedTask;

    public ICollection<string> Ids => resources.Keys;

    /// <summary>Called after each resource that is created.</summary>
    public Action Created { get; init; } = () => { };

    /// <summary>The URN of a resource.</summary>
    public string UrnOf(string id) => resources[id].Urn;

    /// <summary>Someone deletes a resource outside of the program.</summary>
    public void Lose(string id) => resources.TryRemove(id, out _);

    /// <summary>Someone changes every resource outside of the program.</summary>
    public void ChangeAll()
    {
        foreach (var (id, known) in resources)
        {
            resources[id] = known with { Inputs = known.Inputs.With("tag", "drift") };
        }
    }

    /// <summary>
    /// Deploys a program, as the state that many runs start from: each gets a copy (<see cref="CopyFor"/>), which takes less time than
    /// another deployment.
    /// </summary>
    public static async Task<AdoptingCloud> DeployAsync(string program, string diff, EngineFixture engine)
    {
        var cloud = new AdoptingCloud(diff, engine);
        cloud.Connect();
        var result = await new DeploymentEngine(engine.Program(program).Options).UpAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DeploymentOutcome.Succeeded, result.Outcome);
        cloud.NameAll();
        return cloud;
    }

    /// <summary>A cloud with the same resources, and their state file, for another engine, which is connected to it.</summary>
    public AdoptingCloud CopyFor(EngineFixture other)
    {
        var copy = new AdoptingCloud(diff, other) { created = created };
        foreach (var (id, resource) in resources)
        {
            copy.resources[id] = resource;
        }

        if (File.Exists(engine.StateFile))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(other.StateFile)!);
            File.Copy(engine.StateFile, other.StateFile);
        }

        copy.Connect();
        return copy;
    }

    /// <summary>Makes this the cloud of the engine.</summary>
    public void Connect() => engine.Options = engine.Options with { Connect = _ => new ProviderConnection(this, new HandshakeResponse()) };

    /// <summary>The cloud has this number of resources, and the state has exactly these.</summary>
    public void AssertKnown(int count)
    {
        var known = engine
            .Resources()
            .Where(resource => (string?)resource["type"] == "test:index:T")
            .Select(resource => (string)resource["id"]!);
        Assert.Equal(known.Order(), Ids.Order());
        Assert.Equal(count, Ids.Count);
    }

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

        stateAtDeath = null;
    }

    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.0.0"));

    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
        Call(() => new CheckResult(request.News));

    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
        Call(() => diff == "replace the provider" ? RecordingProvider.Replace(request) : RecordingProvider.Compare(request));

    public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        Call(() => new ConfigureResult());

    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) => Call(() => new CheckResult(request.News));

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

            Changes.Add(Calls);
            var lost = resources.FirstOrDefault(entry => entry.Value.Urn == request.Urn && !entry.Value.IsNamed).Key;
            var id = lost ?? $"id-{++created}";
            resources[id] = (request.Urn, request.Properties, false);
            Created();
            return new CreateResult(id, request.Properties);
        });

    public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        Call(() =>
        {
            Changes.Add(Calls);
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

    public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) =>
        Call(() =>
        {
            Changes.Add(Calls);
            return resources.TryRemove(request.Id, out _);
        });

    private void Name(string id)
    {
        if (resources.TryGetValue(id, out var known))
        {
            resources[id] = known with { IsNamed = true };
        }
    }

    private async Task<T> Call<T>(Func<T> effect)
    {
        Calls++;
        if (Calls > KillAt || (Calls == KillAt && !IsAnswerLost))
        {
            throw Die();
        }

        await OnTheWay();
        var answer = effect();
        await OnTheWay();
        return Calls == KillAt ? throw Die() : answer;
    }

    /// <summary>The state file as it is at this moment; nothing that the dying engine writes later counts.</summary>
    private InvalidProgramException Die()
    {
        stateAtDeath ??= File.Exists(engine.StateFile) ? File.ReadAllBytes(engine.StateFile) : [];
        return new InvalidProgramException("the engine was killed");
    }
}
