using System.Collections.Concurrent;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Deployment;

/// <summary>The plugins of a run: each is started when it is first needed, and configured from the stack's settings.</summary>
internal sealed class ProviderRegistry(Workspace workspace, DeploymentState state, DeploymentReport report) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConfiguredProvider>>> running = new();
    private readonly PluginHost host = workspace.Options.PluginHost ?? new PluginHost();

    public Task<ConfiguredProvider> GetAsync(string package, CancellationToken ct) =>
        running.GetOrAdd(package, name => new(() => StartAsync(name, ct))).Value;

    /// <summary>Asks every plugin to end early.</summary>
    public async Task CancelAsync()
    {
        foreach (var started in running.Values.Where(lazy => lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await started.Value).Plugin.Provider.CancelAsync(CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => workspace.Options.PluginHost is null ? host.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<ConfiguredProvider> StartAsync(string package, CancellationToken ct)
    {
        var program =
            workspace.Options.Plugins.Find(package)
            ?? throw new ProgramException(
                $"there is no plugin for the package '{package}': its program is named pulumi-resource-{package}"
            );
        host.SetListener(OnMessage);
        var plugin = await host.GetOrStartAsync(program, workspace.Options.ProgramDirectory, ct);
        return new ConfiguredProvider(plugin, await ConfigureAsync(plugin.Provider, package, ct));
    }

    private async Task<ResourceState> ConfigureAsync(IResourceProvider provider, string package, CancellationToken ct)
    {
        var type = $"pulumi:providers:{package}";
        var urn = Urns.Of(workspace, type, "default");
        var old = state.Find(urn);
        var check = await provider.CheckConfigAsync(
            new CheckRequest(urn, type, "default", old?.Inputs ?? PropertyMap.Empty, workspace.ProviderConfigOf(package)),
            ct
        );
        if (check.Failures.Count > 0)
        {
            throw new ProgramException([.. check.Failures.Select(failure => ToDiagnostic(urn, package, failure))]);
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
            ThrowIfReplaced(
                package,
                await provider.DiffConfigAsync(new DiffRequest(old.Id, urn, old.Outputs, old.Inputs, check.Inputs, []), ct)
            );
        }
        await provider.ConfigureAsync(new ConfigureRequest(check.Inputs) { Urn = urn, Id = resource.Id }, ct);
        report.Publish(new ProviderConfigured(package, check.Inputs));
        state.Put(resource with { Modified = old?.Modified });
        return resource;
    }

    /// <summary>A setting that the plugin does not take, where it is written.</summary>
    private EngineDiagnostic ToDiagnostic(string urn, string package, CheckFailure failure)
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
    private static void ThrowIfReplaced(string package, DiffResult diff)
    {
        if (diff.Replaces.Count > 0)
        {
            var keys = string.Join(", ", diff.Replaces.Select(key => $"{package}:{key}"));
            throw new ProgramException(
                $"{keys} changed, and what this stack has was made with the old value: set it back and run destroy first, or use another --stack"
            );
        }
    }

    private static EngineSeverity ToEngineSeverity(LogSeverity severity) =>
        severity switch
        {
            LogSeverity.Error => EngineSeverity.Error,
            LogSeverity.Warning => EngineSeverity.Warning,
            _ => EngineSeverity.Info,
        };

    private void OnMessage(LogMessage entry)
    {
        var urn = entry.Urn is { Length: > 0 } ? entry.Urn : null;
        if (entry.IsEphemeral)
        {
            report.Publish(new StepProgress(urn, entry.Text));
        }
        else if (entry.Severity is LogSeverity.Info && !PluginDiagnostic.HasPropertyPath(entry.Text))
        {
            report.Publish(new EngineMessage(EngineSeverity.Info, entry.Text, urn));
        }
        else if (entry.Severity is not LogSeverity.Debug)
        {
            report.AddDiagnostic(PluginDiagnostic.Read(workspace, ToEngineSeverity(entry.Severity), entry.Text, urn));
        }
    }
}

/// <summary>A plugin that runs, and the provider resource it stands for in the state.</summary>
internal sealed record ConfiguredProvider(PluginProcess Plugin, ResourceState State);

/// <summary>What a plugin logged about a resource, with its place in the program.</summary>
internal static class PluginDiagnostic
{
    /// <summary>The wire's log has no field for a property; a line <c>at: path</c> of the text names it.</summary>
    private const string PathLine = "  at: ";

    /// <summary>Whether a text is about a property, and not just something to know.</summary>
    public static bool HasPropertyPath(string text) => PathOf(text) is not null;

    public static EngineDiagnostic Read(Workspace workspace, EngineSeverity severity, string text, string? urn)
    {
        var declared = workspace.Project.Resources.FirstOrDefault(resource => Urns.Of(workspace, resource.Type, resource.Name) == urn);
        var path = PathOf(text);
        var mark = declared?.Locate(path ?? string.Empty);
        return new EngineDiagnostic(severity, text)
        {
            Urn = urn,
            PropertyPath = path,
            File = mark?.File,
            Line = mark?.Line,
            Column = mark?.Column,
        };
    }

    private static string? PathOf(string text) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(PathLine, StringComparison.Ordinal))?[PathLine.Length..];
}

/// <summary>What a user reads of a fault of a plugin.</summary>
internal static class ProviderErrors
{
    public static bool IsExpected(Exception fault) =>
        fault
            is RpcFaultException
                or InitFailedException
                or MissingConfigException
                or PluginExitedException
                or PluginStartException
                or RpcException;

    public static string MessageOf(Exception fault) =>
        fault switch
        {
            InitFailedException init => string.Join("; ", init.Reasons),
            RpcException rpc => rpc.Status.Detail,
            _ => fault.Message,
        };
}
