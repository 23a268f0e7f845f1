using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>
/// The providers of a run: a plugin for each provider resource, found by its reference. Source: providers/registry.go and EnsureProvider in
/// deployment.go.
/// </summary>
internal sealed class ProviderRegistry(Deployment deployment, IPluginHost host, RunFaults faults, CancellationToken ct) : IAsyncDisposable
{
    private readonly Dictionary<string, PluginCalls> configured = [];
    private readonly Dictionary<string, PluginCalls> checkedOnly = [];
    private readonly List<IPlugin> plugins = [];
    private int nextId = 1;

    /// <summary>The provider of a reference that was registered in this run.</summary>
    internal PluginCalls Get(string reference) => configured[reference];

    /// <summary>CheckConfig, by a new plugin that is kept until it is configured (Registry.Check).</summary>
    internal async Task<CheckResult> CheckAsync(string urn, PropertyMap? olds, PropertyMap news)
    {
        var plugin = await StartAsync();
        checkedOnly[urn] = plugin;
        return await plugin.CheckConfigAsync(urn, olds, news);
    }

    /// <summary>DiffConfig, by the plugin that checked (Registry.Diff). A replacement unloads it.</summary>
    internal async Task<DiffResult> DiffAsync(ResourceState old, string urn, PropertyMap news)
    {
        var diff = await checkedOnly[urn].DiffConfigAsync(old, urn, news);
        if (diff.Replaces.Count > 0)
        {
            checkedOnly.Remove(urn);
        }

        return diff;
    }

    /// <summary>Configures the checked plugin under a new id (Registry.Create). In a preview the id is unknown.</summary>
    internal async Task<string> CreateAsync(string urn, PropertyMap inputs)
    {
        var id = $"provider-{nextId++}-{Guid.NewGuid():N}";
        await ConfigureAsync(Taken(urn) ?? await StartAsync(), urn, id, inputs);
        return id;
    }

    /// <summary>Configures the checked plugin with changed inputs (Registry.Update).</summary>
    internal Task UpdateAsync(ResourceState old, string urn, PropertyMap inputs) => ConfigureAsync(Taken(urn)!, urn, old.Id, inputs);

    /// <summary>
    /// Configures the checked plugin when DiffConfig found no change. It gets the old inputs, although the new ones are saved
    /// (SameStep.Apply in step.go, Registry.Same).
    /// </summary>
    internal Task SameAsync(ResourceState old, string urn) => ConfigureAsync(Taken(urn)!, urn, old.Id, old.Inputs);

    /// <summary>Starts the provider of a resource of the state, if it is not running yet (Deployment.EnsureProvider).</summary>
    internal async Task<PluginCalls> EnsureAsync(string reference)
    {
        if (configured.TryGetValue(reference, out var running))
        {
            return running;
        }

        var state =
            deployment.Before.FirstOrDefault(resource => resource.IsProvider && resource.Reference == reference)
            ?? throw new StepFailedException($"could not find provider {reference}");
        await ConfigureAsync(await StartAsync(), state.Urn, state.Id, state.Inputs);
        return configured[reference];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var plugin in plugins)
        {
            await plugin.DisposeAsync();
        }
    }

    private PluginCalls? Taken(string urn) => checkedOnly.Remove(urn, out var plugin) ? plugin : null;

    private async Task ConfigureAsync(PluginCalls plugin, string urn, string id, PropertyMap inputs)
    {
        await plugin.ConfigureAsync(urn, id, inputs);
        configured[$"{urn}::{id}"] = plugin;
    }

    private async Task<PluginCalls> StartAsync()
    {
        var plugin = await host.StartAsync(faults, deployment.Report, ct);
        plugins.Add(plugin);
        return new PluginCalls(plugin, faults, deployment.Trace, ct);
    }
}
