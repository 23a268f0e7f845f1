using System.Collections.Immutable;

namespace ContainerOS.Rollout;

/// <summary>
/// Waves of pools: which resources there are, what they are called, and which one waits for which. The pools of a wave wait for the gate of
/// the wave before it, and its own gate waits for them.
/// </summary>
/// <param name="Waves">The waves, in order.</param>
public sealed record WavePlan(ImmutableArray<PlannedWave> Waves)
{
    /// <summary>Plans waves.</summary>
    /// <param name="component">The name of the component, with which the names of its resources start.</param>
    /// <param name="waves">The waves, in order.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The waves have a problem; see <see cref="FindProblems"/>.</exception>
    public static WavePlan Create(string component, IReadOnlyList<WaveDefinition> waves)
    {
        ArgumentNullException.ThrowIfNull(waves);
        if (FindProblems(component, waves) is [var problem, ..])
        {
            throw new ArgumentException($"{problem.Path}: {problem.Message}", nameof(waves));
        }

        return new([
            .. waves.Select(
                (wave, index) =>
                    new PlannedWave(
                        wave.Name,
                        GateName(component, wave.Name),
                        index == 0 ? null : GateName(component, waves[index - 1].Name),
                        [.. wave.Pools.Select(key => new PlannedPool(key, PoolName(component, wave.Name, key)))]
                    )
            ),
        ]);
    }

    /// <summary>What is wrong with waves: names that are empty or used twice, and pools whose resources would have the same name.</summary>
    /// <param name="component">The name of the component.</param>
    /// <param name="waves">The waves, in order.</param>
    public static ImmutableArray<WaveProblem> FindProblems(string component, IReadOnlyList<WaveDefinition> waves)
    {
        ArgumentNullException.ThrowIfNull(waves);
        var problems = ImmutableArray.CreateBuilder<WaveProblem>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var pools = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < waves.Count; i++)
        {
            var wave = waves[i];
            if (wave.Name.Length == 0)
            {
                problems.Add(new($"waves[{i}].name", "the name of a wave is empty", "write a name, such as canary"));
            }
            else if (!names.TryAdd(wave.Name, i))
            {
                problems.Add(
                    new(
                        $"waves[{i}].name",
                        $"waves[{names[wave.Name]}] has the name '{wave.Name}' too",
                        "give each wave another name: the names of its resources are made from it"
                    )
                );
                continue;
            }

            foreach (var key in wave.Pools)
            {
                var (path, name) = ($"waves[{i}].pools[\"{key}\"]", PoolName(component, wave.Name, key));
                if (!pools.TryAdd(name, path))
                {
                    problems.Add(
                        new(
                            path,
                            $"its resource has the name '{name}', and so has that of {pools[name]}",
                            "use another key for one of them"
                        )
                    );
                }
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>The name of the resource of a pool.</summary>
    public static string PoolName(string component, string wave, string key) => $"{component}-{wave}-{key}";

    /// <summary>The name of the resource of a gate.</summary>
    public static string GateName(string component, string wave) => $"{component}-{wave}";
}

/// <summary>A wave of a program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pools">The keys of its pools.</param>
public sealed record WaveDefinition(string Name, IReadOnlyList<string> Pools);

/// <summary>A wave of a plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Gate">The name of the resource of its gate.</param>
/// <param name="After">The name of the gate that its pools wait for; null for the first wave.</param>
/// <param name="Pools">Its pools.</param>
public sealed record PlannedWave(string Name, string Gate, string? After, ImmutableArray<PlannedPool> Pools);

/// <summary>A pool of a wave.</summary>
/// <param name="Key">Its key in the wave.</param>
/// <param name="Name">The name of its resource.</param>
public sealed record PlannedPool(string Key, string Name);

/// <summary>What is wrong with waves.</summary>
/// <param name="Path">The path of the property.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">How to fix it.</param>
public sealed record WaveProblem(string Path, string Message, string Fix);
