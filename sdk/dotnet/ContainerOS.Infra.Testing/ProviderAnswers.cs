using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ContainerOS.Authoring;
using ContainerOS.Model.Values;
using Pulumi;
using Pulumi.Testing;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Infra.Testing;

/// <summary>Answers for the engine and the providers of a test.</summary>
internal sealed class ProviderAnswers(
    Dictionary<string, ImmutableDictionary<string, object>> references,
    Dictionary<string, Func<ImmutableDictionary<string, object>, object>> others,
    SimulatedCluster cluster,
    Dictionary<string, string> config
) : IMocks
{
    private const string Passed = "2026-01-01T00:00:00Z";

    private readonly ConcurrentQueue<RegisteredResource> registered = new();

    /// <summary>The resources that the program registered, in order.</summary>
    internal IReadOnlyCollection<RegisteredResource> Registered => registered;

    private HashSet<string> Suppressed =>
        config.TryGetValue("containeros:suppress", out var json)
            ? [.. JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.Keys]
            : [];

    /// <summary>Creates or reads a resource.</summary>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        registered.Enqueue(new RegisteredResource(args.Type!, args.Name!, args.Inputs));
        try
        {
            return Task.FromResult(Answer(args));
        }
        catch (ProgramRejectedException error)
        {
            // As an engine shows what a provider rejects: without a stack trace.
            throw new PoolRejectedException(error);
        }
    }

    /// <summary>Calls a function.</summary>
    public Task<object> CallAsync(MockCallArgs args) =>
        others.TryGetValue(args.Token!, out var answer)
            ? Task.FromResult(answer(args.Args))
            : throw new RunException($"the test does not say what {args.Token} answers: add .WithAnswer(\"{args.Token}\", inputs => ...)");

    private (string? Id, object State) Answer(MockResourceArgs args)
    {
        if (others.TryGetValue(args.Type!, out var answer))
        {
            return ($"{args.Name}-id", Merged(args.Inputs, AsDictionary(answer(args.Inputs))));
        }

        switch (args.Type)
        {
            case "containeros:index:NodePool" when IsRead(args):
                return (args.Id, Existing(args.Id!));
            case "containeros:index:NodePool":
                var pool = SimulatedPool.Create(args.Name!, ToBag(args.Inputs), cluster, Suppressed);
                return (args.Id is { Length: > 0 } existing ? existing : pool.Id, Merged(args.Inputs, pool.Outputs));
            case "containeros:index:NodePoolSet":
                return (null, Merged(args.Inputs, new Dictionary<string, object?> { ["nodePools"] = PoolsOf(args) }));
            case "containeros:index:NodePoolWaves":
                return (null, Merged(args.Inputs, WavesOf(args)));
            case "containeros:index:WaveGate":
                return ($"{args.Name}-gate", Merged(args.Inputs, new Dictionary<string, object?> { ["passedAt"] = Passed }));
            case "pulumi:pulumi:StackReference":
                return (args.Id ?? args.Name, Reference(args));
            default:
                return ($"{args.Name}-id", args.Inputs);
        }
    }

    /// <summary>Whether an existing resource is read (<c>NodePool.Get</c>); an import has inputs too.</summary>
    private static bool IsRead(MockResourceArgs args) => args.Id is { Length: > 0 } && !args.Inputs.ContainsKey("clusterId");

    private static ImmutableDictionary<string, object> Existing(string id) =>
        id.Split(':') is [var clusterId, var poolId]
            ? ImmutableDictionary.CreateRange<string, object>([
                new("clusterId", clusterId),
                new("nodePoolId", poolId),
                new("state", "active"),
            ])
            : throw new RunException($"'{id}' is not the id of a pool: write clusterId:nodePoolId");

    private ImmutableDictionary<string, object> Reference(MockResourceArgs args)
    {
        var stack = args.Inputs.TryGetValue("name", out var name) ? (string)name : args.Id ?? args.Name!;
        return references.TryGetValue(stack, out var outputs)
            ? ImmutableDictionary.CreateRange<string, object>([
                new("name", stack),
                new("outputs", outputs),
                new("secretOutputNames", ImmutableArray<string>.Empty),
            ])
            : throw new RunException(
                $"the test does not say what the stack '{stack}' has: add .WithStackReference(\"{stack}\", (\"name\", value))"
            );
    }

    /// <summary>What a set of pools answers: each pool is created from the template and its own properties.</summary>
    private Dictionary<string, object?> PoolsOf(MockResourceArgs args) => PoolsOf(args.Name!, PoolTemplate.Complete(ToBag(args.Inputs)));

    /// <summary>What waves answer: their pools, and gates that have passed.</summary>
    private Dictionary<string, object?> WavesOf(MockResourceArgs args)
    {
        var (pools, gates) = (new Dictionary<string, object?>(), new Dictionary<string, object?>());
        foreach (var (wave, members) in PoolTemplate.CompleteWaves(ToBag(args.Inputs)))
        {
            var made = PoolsOf($"{args.Name}-{wave}", members);
            // While its size is not known, a pool has no counts.
            var counts = made
                .Values.Select(pool => ((Dictionary<string, object?>)pool!)["nodeCounts"])
                .OfType<IReadOnlyDictionary<string, object?>>()
                .ToList();
            pools[wave] = made;
            gates[wave] = new Dictionary<string, object?>
            {
                ["passedAt"] = Passed,
                ["readyNodes"] = counts.Sum(count => Convert.ToInt32(count["ready"], CultureInfo.InvariantCulture)),
                ["totalNodes"] = counts.Sum(count => Convert.ToInt32(count["total"], CultureInfo.InvariantCulture)),
            };
        }

        return new Dictionary<string, object?> { ["nodePools"] = pools, ["gates"] = gates };
    }

    private Dictionary<string, object?> PoolsOf(string component, IReadOnlyDictionary<string, Bag> members)
    {
        var pools = new Dictionary<string, object?>();
        foreach (var (key, inputs) in members)
        {
            var state = SimulatedPool.Create($"{component}-{key}", inputs, cluster, Suppressed);
            pools[key] = new Dictionary<string, object?>
            {
                ["id"] = state.Id,
                ["imageId"] = state.Outputs.GetValueOrDefault("imageId"),
                ["nodeCounts"] = state.Outputs.GetValueOrDefault("nodeCounts"),
            };
        }

        return pools;
    }

    private static ImmutableDictionary<string, object> Merged(
        ImmutableDictionary<string, object> inputs,
        IReadOnlyDictionary<string, object?> outputs
    )
    {
        var all = inputs.ToBuilder();
        foreach (var (name, value) in outputs)
        {
            if (value is not null)
            {
                all[name] = value;
            }
        }

        return all.ToImmutable();
    }

    private static IReadOnlyDictionary<string, object?> AsDictionary(object answer) =>
        answer as IReadOnlyDictionary<string, object?>
        ?? answer.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(answer));

    private static Bag ToBag(ImmutableDictionary<string, object> inputs) =>
        inputs.ToDictionary(pair => pair.Key, pair => Value<object?>.Known(Plain(pair.Value)));

    private static List<KeyValuePair<string, object?>> Entries(IDictionary map)
    {
        // Not Cast: the enumerators of immutable dictionaries return other entries than those of IDictionary.
        List<KeyValuePair<string, object?>> entries = [];
        foreach (DictionaryEntry entry in map)
        {
            entries.Add(new((string)entry.Key, entry.Value));
        }

        return entries;
    }

    private static object? Plain(object? value) =>
        value switch
        {
            IDictionary map => Entries(map).ToDictionary(entry => entry.Key, entry => Value<object?>.Known(Plain(entry.Value))),
            string => value,
            IEnumerable list => list.Cast<object?>().Select(item => Value<object?>.Known(Plain(item))).ToList(),
            _ => value,
        };
}

/// <summary>A resource that a program registered.</summary>
/// <param name="Type">Its type, such as <c>containeros:index:NodePool</c>.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Inputs">The inputs that the provider gets, by name; unknown ones are left out, and secrets are plain.</param>
public sealed record RegisteredResource(string Type, string Name, IReadOnlyDictionary<string, object> Inputs);
