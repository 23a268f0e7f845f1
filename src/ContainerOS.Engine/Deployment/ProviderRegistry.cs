using System.Collections.Concurrent;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// The providers of a run. A provider of the program is registered with the config of the program. One that the state names is loaded with
/// the config of its last registration (pulumi/pulumi <c>deploy/providers/registry.go</c>).
/// </summary>
/// <remarks>A failed start is kept for the rest of the run: all resources of the package fail with it, instead of one start each.</remarks>
internal sealed class ProviderRegistry(Workspace workspace, Snapshot snapshot, ProgramResources program, DeploymentReport report)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConfiguredProvider>>> registered = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<ConfiguredProvider>>> loaded = new();
    private readonly ConcurrentDictionary<(string Package, string Role), ProviderConnection> connections = new();
    private readonly PluginHost host = workspace.Options.PluginHost ?? new PluginHost();

    /// <summary>The references of the providers that the program has used so far.</summary>
    public IEnumerable<string> RegisteredReferences =>
        registered.Values.Where(entry => entry is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(ReferenceOf);

    /// <summary>The default provider of a package, with the config of the program.</summary>
    public Task<ConfiguredProvider> RegisterAsync(RunContext run, string package) =>
        registered
            .GetOrAdd(package, name => new(() => RegisterNewAsync(new ProviderRegistration(run, RequestedProvider.Default(run, name)))))
            .Value;

    /// <summary>A provider that the program declares itself, with its own config.</summary>
    public Task<ConfiguredProvider> RegisterAsync(RunContext run, RequestedResource requested) =>
        registered
            .GetOrAdd(
                requested.Urn,
                _ => new(() => RegisterNewAsync(new ProviderRegistration(run, RequestedProvider.Explicit(run, requested))))
            )
            .Value;

    /// <summary>The provider of a resource of the program.</summary>
    public Task<ConfiguredProvider> OfAsync(RunContext run, RequestedResource requested) =>
        requested.Provider is { } reference ? FindAsync(run, reference) : RegisterAsync(run, requested.Package);

    /// <summary>The provider with a reference: one that the program has registered, or one of the state.</summary>
    public Task<ConfiguredProvider> FindAsync(RunContext run, string reference) =>
        loaded.GetOrAdd(reference, key => new(() => LoadAsync(run, key, key))).Value;

    /// <summary>The provider that a resource in the state was deployed with.</summary>
    public Task<ConfiguredProvider> OfAsync(RunContext run, ResourceState resource) =>
        resource.Provider is { } reference
            ? loaded.GetOrAdd(reference, key => new(() => LoadAsync(run, key, resource.Urn))).Value
            : RegisterAsync(run, TypeToken.PackageOf(resource.Type));

    /// <summary>
    /// Starts the plugins of the packages that the config names, while a program loads. A plugin that is not there or does not start is an
    /// error of the resource that needs it.
    /// </summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        var programs = workspace.Options.Connect is null
            ? workspace.ConfiguredPackages.Select(workspace.Options.Plugins.Find).OfType<PluginProgram>()
            : [];
        foreach (var program in programs)
        {
            host.SetListener(Show);
            await ((Task)host.GetOrStartAsync(program, workspace.Options.ProgramDirectory, string.Empty, ct)).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing
            );
        }
    }

    /// <summary>Asks all plugins to end running calls early. A plugin that fails to do so is a warning.</summary>
    public Task CancelAsync(CancellationToken ct) =>
        Task.WhenAll(connections.Select(connection => CancelAsync(connection.Key.Package, connection.Value.Calls, ct)));

    public ValueTask DisposeAsync() => workspace.Options.PluginHost is null ? host.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>Starts the plugin of a package, unless it runs in this role.</summary>
    /// <param name="package">The package.</param>
    /// <param name="role">Empty for the default provider of the state; anything else for another one at the same time.</param>
    /// <param name="ct">Cancels the start.</param>
    public async Task<ProviderConnection> ConnectAsync(string package, string role, CancellationToken ct)
    {
        return package == RequestedProvider.BuiltInPackage
                ? connections.GetOrAdd((package, role), _ => new ProviderConnection(new BuiltInProvider(workspace), Handshake: null))
            : workspace.Options.Connect is { } connect ? connections.GetOrAdd((package, role), key => connect(key.Package))
            : connections[(package, role)] = await StartAsync(package, role, ct);
    }

    /// <summary>Shows a message of a plugin or of the program. Those for debugging are dropped: they may have secrets.</summary>
    public void Show(LogMessage message)
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
            report.AddDiagnostic(PluginDiagnostic.Read(program, ToEngineSeverity(message.Severity), message.Text, urn));
        }
    }

    private static string ReferenceOf(Lazy<Task<ConfiguredProvider>> entry) => entry.Value.GetAwaiter().GetResult().State.Reference;

    private async Task<ConfiguredProvider> RegisterNewAsync(ProviderRegistration registration)
    {
        var provider = await registration.RunAsync();
        loaded[provider.State.Reference] = new(() => Task.FromResult(provider));
        return provider;
    }

    /// <summary>Configures a provider as the state has it (pulumi/pulumi <c>Deployment.EnsureProvider</c>): without CheckConfig.</summary>
    private async Task<ConfiguredProvider> LoadAsync(RunContext run, string reference, string user)
    {
        var provider =
            run.State.FindByReference(reference)
            ?? throw new ProgramException(
                $"the state has no provider '{reference}' for {user}: restore the state from a backup, or add the provider again"
            );
        var package = provider.Type[(provider.Type.LastIndexOf(':') + 1)..];
        var wasLive = snapshot.Resources.Any(known => known.Reference == reference && !known.Delete);
        var connection = await ConnectAsync(package, wasLive ? RequestedProvider.RoleOf(provider.Urn) : provider.Id, run.Terminated);
        var inputs = ProviderInputs.Filter(provider.Inputs);
        var result = await connection.Calls.ConfigureAsync(
            new ConfigureRequest(inputs) { Urn = provider.Urn, Id = provider.Id },
            run.Terminated
        );
        report.Publish(new ProviderConfigured(package, inputs));
        WarnAboutOtherConfig(run, package, inputs);
        return new ConfiguredProvider(connection, provider, result);
    }

    /// <summary>
    /// A run that does not deploy uses the config of the last run that did, as in Pulumi. A user who passes another one expects otherwise.
    /// </summary>
    private void WarnAboutOtherConfig(RunContext run, string package, PropertyMap used)
    {
        var changed = workspace
            .ProviderConfigOf(package)
            .Where(entry => used.Find(entry.Key) is { } value && !value.Unwrapped.Equals(entry.Value.Unwrapped))
            .Select(entry => $"{package}:{entry.Key}");
        if (run.Kind is RunKind.Refresh or RunKind.Destroy or RunKind.PreviewDestroy && string.Join(", ", changed) is { Length: > 0 } keys)
        {
            report.AddDiagnostic(
                new EngineDiagnostic(
                    EngineSeverity.Warning,
                    $"this run uses the config that the resources were deployed with, not the changed {keys}: 'up' applies a changed config"
                )
            );
        }
    }

    private async Task<ProviderConnection> StartAsync(string package, string role, CancellationToken ct)
    {
        var plugin =
            workspace.Options.Plugins.Find(package)
            ?? throw new ProgramException(
                $"the plugin of the package '{package}' was not found: its executable is pulumi-resource-{package}"
            );
        host.SetListener(Show);
        var process = await host.GetOrStartAsync(plugin, workspace.Options.ProgramDirectory, role, ct);
        return new ProviderConnection(process.Provider, process.Handshake);
    }

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

    private static EngineSeverity ToEngineSeverity(LogSeverity severity) =>
        severity switch
        {
            LogSeverity.Error => EngineSeverity.Error,
            LogSeverity.Warning => EngineSeverity.Warning,
            _ => EngineSeverity.Info,
        };
}

/// <summary>A configured provider with its resource in the state.</summary>
/// <param name="Connection">Its connection.</param>
/// <param name="State">Its resource in the state.</param>
/// <param name="Configured">Its response to Configure.</param>
internal sealed record ConfiguredProvider(ProviderConnection Connection, ResourceState State, ConfigureResult Configured)
{
    public IResourceProvider Calls => Connection.Calls;

    /// <summary>Whether Check uses the engine's setting for names. The handshake decides, if there is one.</summary>
    public bool SupportsAutonaming => Connection.Handshake?.SupportsAutonaming ?? Configured.SupportsAutonaming;
}

/// <summary>Reads the message of a plugin about a resource as a diagnostic with its location in the program.</summary>
internal static class PluginDiagnostic
{
    /// <summary>The log message has no field for a property path, so a line of the text has it.</summary>
    private const string PathLine = "  at: ";

    /// <summary>Whether a message is about a property.</summary>
    public static bool HasPropertyPath(string text) => PathOf(text) is not null;

    public static EngineDiagnostic Read(ProgramResources program, EngineSeverity severity, string text, string? urn)
    {
        var path = PathOf(text);
        var location = urn is null ? null : program.Locate(urn, path ?? string.Empty);
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
    /// <summary>
    /// Reports an error. One that is about no single resource, such as a full disk or a plugin that does not start, is reported once for
    /// the whole run.
    /// </summary>
    public static void Report(RunContext run, string? urn, Exception fault, SourceLocation? location = null)
    {
        var isOfRun = fault is StateWriteException or PluginStartException;
        run.AddError(
            isOfRun || urn is null ? Urns.OfStack(run.Workspace) : urn,
            MessageOf(fault),
            isOfRun ? null : location,
            // For another call of the same process: the lines that it printed are shown once.
            repeated: (fault as PluginExitedException)?.Summary
        );
    }

    public static bool IsExpected(Exception fault) =>
        fault
            is RpcFaultException
                or InitFailedException
                or InvalidInputsException
                or MissingConfigException
                or PluginExitedException
                or PluginStartException
                or StateWriteException
                or RpcException;

    public static string MessageOf(Exception fault) =>
        fault switch
        {
            InitFailedException init => string.Join("; ", init.Reasons),
            InvalidInputsException inputs => Combined(inputs),
            RpcException rpc => rpc.Status.Detail,
            _ => fault.Message,
        };

    private static string Combined(InvalidInputsException fault) =>
        string.Join("; ", fault.Failures.Select(failure => $"{failure.Property}: {failure.Reason}").Prepend(fault.Message));
}
