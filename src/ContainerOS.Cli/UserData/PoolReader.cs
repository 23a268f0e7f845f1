using System.Collections.Concurrent;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.Cli.UserData;

/// <summary>
/// Reads the node pools of a program. The engine evaluates the program and the provider checks it as in a preview, without calling the
/// cloud.
/// </summary>
internal sealed class PoolReader : IEngineObserver
{
    private const string Package = "containeros";
    private const string PoolType = Package + ":index:NodePool";
    private readonly ConcurrentBag<ProgramPool> pools = [];

    private volatile UserDataSettings policy = UserDataSettings.Default;

    private PoolReader() { }

    /// <inheritdoc/>
    public void On(EngineEvent happened)
    {
        if (happened is ProviderConfigured { Package: Package } provider)
        {
            policy = UserDataSettings.From(provider.Settings); // The engine configures a provider before it checks its resources.
        }
        else if (happened is ResourceChecked { Type: PoolType } pool)
        {
            pools.Add(new ProgramPool(pool.Urn[(pool.Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..], pool.Inputs, policy));
        }
    }

    /// <summary>The pools ordered by name, or the one with the given name.</summary>
    /// <exception cref="FindingsException">The program is not valid.</exception>
    /// <exception cref="UsageException">The program has no such pool.</exception>
    internal static async Task<IReadOnlyList<ProgramPool>> ReadAsync(ProgramSelection program, string? name, CancellationToken ct)
    {
        var reader = new PoolReader();
        var result = await OfflineEngine.Open(program, reader).ValidateAsync(ct);
        ct.ThrowIfCancellationRequested();
        if (result.Outcome is DeploymentOutcome.Failed)
        {
            throw new FindingsException(FindingReader.Read(result.Diagnostics));
        }

        return reader.Named(name);
    }

    private List<ProgramPool> Named(string? name)
    {
        var found = pools.Where(pool => name is null || pool.Name == name).OrderBy(pool => pool.Name, StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            return found;
        }

        var names = string.Join(", ", pools.Select(pool => pool.Name).Order(StringComparer.Ordinal));
        throw new UsageException(name is null ? "the program has no node pool" : $"the program has no node pool '{name}'; it has: {names}");
    }
}

/// <summary>A pool of a program after the provider has checked it.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Policy">The stack's settings that compose user data.</param>
internal sealed record ProgramPool(string Name, PropertyMap Inputs, UserDataSettings Policy)
{
    /// <summary>Its bootstrap containers, possibly none.</summary>
    internal PropertyValue Bootstrap => Inputs.Find("bootstrap") ?? PropertyArray.Of();
}
