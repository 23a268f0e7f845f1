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

/// <summary>The providers of a run. Each plugin is started and configured when it is first needed.</summary>
/// <remarks>A failed start is kept for the rest of the run: all resources of the package fail with it, instead of one start each.</remarks>
internal sealed class ProviderRegistry(Workspace workspace, DeploymentState state, DeploymentReport report) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConfiguredProvider>>> running = new();
    private readonly PluginHost host = workspace.Options.PluginHost ?? new PluginHost();

    public Task<ConfiguredProvider> GetAsync(string package, CancellationToken ct) =>
        running.GetOrAdd(package, name => new(() => StartAsync(name, ct))).Value;

    /// <summary>Asks all plugins to end running calls early. A plugin that fails to do so is a warning.</summary>
    public async Task CancelAsync(CancellationToken ct)
    {
        var calls = new List<Task>();
        foreach (var (package, start) in running)
        {
            if (start is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                calls.Add(CancelAsync(package, (await start.Value).Plugin.Provider, ct));
            }
        }

        await Task.WhenAll(calls);
    }

    public ValueTask DisposeAsync() => workspace.Options.PluginHost is null ? host.DisposeAsync() : ValueTask.CompletedTask;

    private async Task CancelAsync(string package, IResourceProvider provider, CancellationToken ct)
    {
        try
        {
            await provider.CancelAsync(ct);
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault) || fault is OperationCanceledException)
        {
            var message = $"the plugin of '{package}' did not cancel its running calls: {ProviderErrors.MessageOf(fault)}";
            report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, message));
        }
    }

    private async Task<ConfiguredProvider> StartAsync(string package, CancellationToken ct)
    {
        var program =
            workspace.Options.Plugins.Find(package)
            ?? throw new ProgramException(
                $"the plugin of the package '{package}' was not found: its executable is pulumi-resource-{package}"
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
        await state.PutAsync(resource with { Modified = old?.Modified });
        return resource;
    }

    /// <summary>The failure of a config value, with its location.</summary>
    private EngineDiagnostic ToDiagnostic(string urn, string package, CheckFailure failure)
    {
        var location = workspace.Locate(package, failure.Property);
        return new EngineDiagnostic(EngineSeverity.Error, failure.Reason)
        {
            Urn = urn,
            PropertyPath = failure.Property,
            File = location?.File,
            Line = location?.Line,
            Column = location?.Column,
        };
    }

    /// <summary>Refuses a new config with which the plugin would no longer find the resources of the stack.</summary>
    private static void ThrowIfReplaced(string package, DiffResult diff)
    {
        if (diff.Replaces.Count > 0)
        {
            var keys = string.Join(", ", diff.Replaces.Select(key => $"{package}:{key}"));
            throw new ProgramException(
                $"{keys} changed, but the resources of this stack were created with the old value: "
                    + "restore it and run destroy first, or use another --stack"
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

    private void OnMessage(LogMessage message)
    {
        var urn = message.Urn is { Length: > 0 } ? message.Urn : null;
        if (message.IsEphemeral)
        {
            report.Publish(new StepProgress(urn, message.Text));
        }
        else if (message.Severity is LogSeverity.Info && !PluginDiagnostic.HasPropertyPath(message.Text))
        {
            report.Publish(new EngineMessage(EngineSeverity.Info, message.Text, urn));
        }
        else if (message.Severity is not LogSeverity.Debug)
        {
            report.AddDiagnostic(PluginDiagnostic.Read(workspace, ToEngineSeverity(message.Severity), message.Text, urn));
        }
    }
}

/// <summary>A configured plugin with its provider resource in the state.</summary>
internal sealed record ConfiguredProvider(PluginProcess Plugin, ResourceState State);

/// <summary>Reads the message of a plugin about a resource as a diagnostic with its location in the program.</summary>
internal static class PluginDiagnostic
{
    /// <summary>The log message has no field for a property path, so a line of the text has it.</summary>
    private const string PathLine = "  at: ";

    /// <summary>Whether a message is about a property.</summary>
    public static bool HasPropertyPath(string text) => PathOf(text) is not null;

    public static EngineDiagnostic Read(Workspace workspace, EngineSeverity severity, string text, string? urn)
    {
        var declared = workspace.Project.Resources.FirstOrDefault(resource => Urns.Of(workspace, resource.Type, resource.Name) == urn);
        var path = PathOf(text);
        var location = declared?.Locate(path ?? string.Empty);
        return new EngineDiagnostic(severity, text)
        {
            Urn = urn,
            PropertyPath = path,
            File = location?.File,
            Line = location?.Line,
            Column = location?.Column,
        };
    }

    private static string? PathOf(string text) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(PathLine, StringComparison.Ordinal))?[PathLine.Length..];
}

/// <summary>The exceptions of plugin calls that are reported as diagnostics.</summary>
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
