using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools;
using ContainerOS.Provider.Shapes;
using ContainerOS.Provider.WaveGates;
using ContainerOS.Rollout;
using ContainerOS.UserData;
using Grpc.Core;

namespace ContainerOS.Provider.Components;

/// <summary>Constructs <c>NodePoolWaves</c>.</summary>
internal static class NodePoolWavesComponent
{
    private static readonly ImmutableArray<string> Condition = [.. WaveGateShape.Condition.Select(property => property.Name)];

    /// <summary>Checks all pools of all waves, then registers wave by wave: the pools at the same time, then the gate.</summary>
    internal static async Task<ConstructResult> ConstructAsync(Construction construction, ProviderSession session, CancellationToken ct)
    {
        var request = construction.Request;
        var inputs = InputChecker.Check(NodePoolWavesShape.Inputs, request.Inputs);
        construction.ThrowIfAny(inputs.Diagnostics);
        var waves = inputs.Inputs.Find("waves") is { Unwrapped: PropertyArray list } ? Read(list) : null;
        construction.ThrowIfAny((waves ?? []).Where(wave => wave.Name is null).Select(wave => NameNeeded(wave.Index)));
        var definitions = (waves ?? []).Select(wave => new WaveDefinition(wave.Name!, [.. wave.Pools?.Keys ?? []])).ToList();
        construction.ThrowIfAny((waves ?? []).SelectMany(wave => WaveGateResource.FindProblems(wave.Inputs, $"waves[{wave.Index}].")));
        construction.ThrowIfAny(WavePlan.FindProblems(request.Name, definitions).Select(SchemaDiagnostics.InvalidWaves));

        var plan = WavePlan.Create(request.Name, definitions);
        var template = inputs.Inputs.Find("template");
        var pools = (waves ?? []).Select((wave, index) => PoolsOf(wave, plan.Waves[index], template)).ToList();
        var findings = await Task.WhenAll(pools.SelectMany(wave => wave).Select(pool => pool.FindErrorsAsync(session, ct)));
        construction.ThrowIfAny(findings.SelectMany(found => found));

        await construction.RegisterComponentAsync(ct);
        return await DeployAsync(construction, plan, waves, pools, ct);
    }

    private static async Task<ConstructResult> DeployAsync(
        Construction construction,
        WavePlan plan,
        IReadOnlyList<WaveInputs>? waves,
        List<List<ComponentPool>> pools,
        CancellationToken ct
    )
    {
        if (waves is null)
        {
            await construction.NoteUnknownAsync("waves", "the waves are not in this preview", ct);
        }

        var (results, resources, gates) = (PropertyMap.Empty, PropertyMap.Empty, PropertyMap.Empty);
        IReadOnlyList<string> after = [];
        foreach (var (wave, index) in (waves ?? []).Select((wave, index) => (wave, index)))
        {
            if (wave.Pools is null)
            {
                await construction.NoteUnknownAsync($"waves[{index}].pools", "the wave is not in this preview", ct);
                continue;
            }

            foreach (var pool in pools[index].Where(pool => !pool.IsKnown))
            {
                await construction.NoteUnknownAsync(pool.Path.ToString(), "this preview shows the pool without it", ct);
            }

            var deployed = await construction.RegisterPoolsAsync(
                pools[index],
                pool =>
                    [
                        ["template"],
                        ["waves", index, "pools", pool.Key],
                    ],
                after,
                ct
            );
            var gate = await RegisterGateAsync(construction, plan.Waves[index].Gate, wave, deployed, ct);
            if (gate.Outcome is not RegistrationOutcome.Succeeded)
            {
                throw new RpcFaultException(StatusCode.Aborted, Stopped(construction.Request, plan, index));
            }

            after = [gate.Urn];
            results = results.With(wave.Name!, PoolOutputs.Results(deployed));
            resources = resources.With(wave.Name!, PoolOutputs.References(deployed));
            gates = gates.With(wave.Name!, GateOutput(gate));
        }

        return await construction.CompleteAsync([("nodePools", results), ("resources", resources), ("gates", gates)], ct);
    }

    private static Task<RegisteredResource> RegisterGateAsync(
        Construction construction,
        string name,
        WaveInputs wave,
        IReadOnlyList<DeployedPool> pools,
        CancellationToken ct
    )
    {
        ImmutableArray<string> urns = [.. pools.Select(pool => pool.Registered.Urn)];
        var inputs = PropertyMap.Of(
            wave.Inputs.Where(entry => Condition.Contains(entry.Key))
                .Append(KeyValuePair.Create("nodePoolIds", (PropertyValue)PropertyArray.Of(pools.Select(pool => pool.Id))))
                .Append(
                    KeyValuePair.Create(
                        "triggers",
                        (PropertyValue)PropertyMap.Of(pools.Select(pool => KeyValuePair.Create(pool.Pool.Key, Trigger(pool))))
                    )
                )
        );
        var dependencies = Condition
            .Where(inputs.ContainsKey)
            .ToImmutableSortedDictionary(
                property => property,
                property =>
                    construction.Dependencies.Of(
                        property,
                        [
                            ["waves", wave.Index],
                        ]
                    ),
                StringComparer.Ordinal
            )
            .Add("nodePoolIds", urns)
            .Add("triggers", urns);
        return construction.RegisterChildAsync(WaveGateShape.Resource.Token, name, inputs, dependencies, urns, ct);
    }

    /// <summary>
    /// What runs the gate again when it changes: the OS, the Kubernetes version and the user data of a pool. The OS is both what the
    /// program says and the image that the pool got, which a lock file may change.
    /// </summary>
    private static PropertyValue Trigger(DeployedPool pool)
    {
        var spec = NodePoolBinding.Read(pool.Pool.Inputs);
        var userData = UserDataComposer.Compose(spec.Bootstrap ?? ValueList<BootstrapContainer>.Of());
        PropertyValue[] parts =
        [
            (pool.Pool.Inputs.Find("os")?.Unwrapped as PropertyMap)?.Find("version") ?? string.Empty,
            pool.Output("imageId"),
            pool.Output("kubernetesVersion"),
            !userData.IsKnown || pool.Pool.Inputs.Find("bootstrap") is { Unwrapped: PropertyUnknown } ? PropertyUnknown.Instance
            : userData.IsSecret ? new PropertySecret(Digest(userData))
            : Digest(userData),
        ];
        PropertyValue text = Array.Exists(parts, part => part.ContainsUnknowns)
            ? PropertyUnknown.Instance
            : string.Join(" ", parts.Select(part => (part.Unwrapped as PropertyString)?.Value));
        return Array.Exists(parts, part => part.ContainsSecrets) ? new PropertySecret(text) : text;
    }

    private static string Digest(ComposedUserData userData) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userData.BeforeJoin}\0{userData.AfterJoin}")))[..16];

    private static PropertyOutput GateOutput(RegisteredResource gate) =>
        new(
            PropertyMap.Of(
                NodePoolWavesShape.Gate.Properties.Select(property =>
                    KeyValuePair.Create(property.Name, gate.State(property.Name) ?? PropertyUnknown.Instance)
                )
            ),
            IsSecret: false,
            [gate.Urn]
        );

    private static string Stopped(ConstructRequest request, WavePlan plan, int index)
    {
        var later = plan.Waves.Skip(index + 1).Select(wave => wave.Name).ToList();
        return $"{request.Type} '{request.Name}': the gate of wave '{plan.Waves[index].Name}' did not pass (see the error of "
            + $"{plan.Waves[index].Gate})"
            + (later.Count == 0 ? string.Empty : $", so these waves were not changed: {string.Join(", ", later)}")
            + ". Remove the cause and run up again: the gate runs again, and the waves go on from there. To go back, set the previous "
            + "values in the program.";
    }

    private static List<ComponentPool> PoolsOf(WaveInputs wave, PlannedWave planned, PropertyValue? template)
    {
        var path = PropertyPath.Whole.Child("waves").Child(wave.Index).Child("pools");
        return
        [
            .. planned.Pools.Select(pool =>
                ComponentPool.Create(pool.Key, pool.Name, path.Child(pool.Key), template, wave.Pools![pool.Key], cluster: null)
            ),
        ];
    }

    private static List<WaveInputs> Read(PropertyArray waves) =>
        [
            .. waves.Items.Select(
                (wave, index) =>
                {
                    var inputs = wave.Unwrapped as PropertyMap ?? PropertyMap.Empty;
                    return new WaveInputs(
                        index,
                        (inputs.Find("name")?.Unwrapped as PropertyString)?.Value,
                        inputs,
                        inputs.Find("pools")?.Unwrapped as PropertyMap
                    );
                }
            ),
        ];

    private static Diagnostic NameNeeded(int index) =>
        SchemaDiagnostics.InvalidWaves(
            new($"waves[{index}].name", "the name of a wave must be known in a preview", "write the name into the program")
        );

    /// <summary>The inputs of a wave.</summary>
    /// <param name="Index">Its place.</param>
    /// <param name="Name">Its name; null while it is not known.</param>
    /// <param name="Inputs">All its inputs.</param>
    /// <param name="Pools">What its pools differ in; null while that is not known.</param>
    private sealed record WaveInputs(int Index, string? Name, PropertyMap Inputs, PropertyMap? Pools);
}
