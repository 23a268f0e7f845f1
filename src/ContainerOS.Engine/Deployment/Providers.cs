using System.Collections.Concurrent;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>The plugins of a run: each is started when it is first needed, and configured from the stack's settings.</summary>
internal sealed class Providers(Workspace workspace, StateKeeper state, Report report) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<RunningProvider>>> running = new();
    private readonly PluginHost host = workspace.Options.Host ?? new PluginHost();

    public Task<RunningProvider> OfAsync(string package, CancellationToken ct) =>
        running.GetOrAdd(package, name => new(() => StartAsync(name, ct))).Value;

    /// <summary>Asks every plugin to end early.</summary>
    public async Task CancelAsync()
    {
        foreach (var started in running.Values.Where(lazy => lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await started.Value).Plugin.Provider.CancelAsync(CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => workspace.Options.Host is null ? host.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<RunningProvider> StartAsync(string package, CancellationToken ct)
    {
        var program =
            workspace.Options.Plugins.Find(package)
            ?? throw new ProgramException(
                $"there is no plugin for the package '{package}': its program is named pulumi-resource-{package}"
            );
        host.SetListener(Hear);
        var plugin = await host.GetOrStartAsync(program, workspace.Options.ProgramDirectory, ct);
        return new RunningProvider(plugin, await ConfigureAsync(plugin.Provider, package, ct));
    }

    private async Task<ResourceState> ConfigureAsync(IResourceProvider provider, string package, CancellationToken ct)
    {
        var type = $"pulumi:providers:{package}";
        var urn = Urns.Of(workspace, type, "default");
        var old = state.Find(urn);
        var check = await provider.CheckConfigAsync(
            new CheckRequest(urn, type, "default", old?.Inputs ?? PropertyMap.Empty, workspace.SettingsOf(package)),
            ct
        );
        if (check.Failures.Count > 0)
        {
            throw new ProgramException([.. check.Failures.Select(failure => Refused(urn, package, failure))]);
        }
        var resource = new ResourceState(urn, type)
        {
            Id = old?.Id ?? Guid.NewGuid().ToString(),
            Inputs = check.Inputs,
            Outputs = check.Inputs,
            Created = old?.Created ?? workspace.Options.Time.GetUtcNow(),
        };
        if (old is not null)
        {
            Refuse(package, await provider.DiffConfigAsync(new DiffRequest(old.Id, urn, old.Outputs, old.Inputs, check.Inputs, []), ct));
        }
        await provider.ConfigureAsync(new ConfigureRequest(check.Inputs) { Urn = urn, Id = resource.Id }, ct);
        report.Say(new ProviderConfigured(package, check.Inputs));
        state.Put(resource with { Modified = old?.Modified });
        return resource;
    }

    /// <summary>A setting that the plugin does not take, where it is written.</summary>
    private EngineDiagnostic Refused(string urn, string package, CheckFailure failure)
    {
        var mark = workspace.Locate(package, failure.Property);
        return new EngineDiagnostic(EngineSeverity.Error, failure.Reason)
        {
            Urn = urn,
            PropertyPath = failure.Property,
            File = mark?.File,
            Line = mark?.Line,
            Column = mark?.Column,
        };
    }

    /// <summary>What was made elsewhere can be neither read, changed nor deleted with the new settings: it would be taken for gone.</summary>
    private static void Refuse(string package, DiffResult diff)
    {
        if (diff.Replaces.Count > 0)
        {
            var keys = string.Join(", ", diff.Replaces.Select(key => $"{package}:{key}"));
            throw new ProgramException(
                $"{keys} changed, and what this stack has was made with the old value: set it back and run destroy first, or use another --stack"
            );
        }
    }

    private static EngineSeverity Grade(LogSeverity severity) =>
        severity switch
        {
            LogSeverity.Error => EngineSeverity.Error,
            LogSeverity.Warning => EngineSeverity.Warning,
            _ => EngineSeverity.Info,
        };

    private void Hear(LogMessage entry)
    {
        var urn = entry.Urn is { Length: > 0 } ? entry.Urn : null;
        if (entry.IsEphemeral)
        {
            report.Say(new StepProgress(urn, entry.Text));
        }
        else if (entry.Severity is LogSeverity.Info && !PluginMessage.HasPlace(entry.Text))
        {
            report.Say(new EngineMessage(EngineSeverity.Info, entry.Text, urn));
        }
        else if (entry.Severity is not LogSeverity.Debug)
        {
            report.Add(PluginMessage.Read(workspace, Grade(entry.Severity), entry.Text, urn));
        }
    }
}
