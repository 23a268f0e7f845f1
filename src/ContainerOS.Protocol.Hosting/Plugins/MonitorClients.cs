using System.Collections.Concurrent;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;
using Grpc.Core;
using Grpc.Net.Client;

namespace ContainerOS.Protocol.Hosting.Plugins;

/// <summary>The monitors of the runs that a plugin constructs components for: one channel for each address.</summary>
internal sealed class MonitorClients : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel?>> channels = new(StringComparer.Ordinal);

    /// <summary>The monitor at an address (<c>host:port</c>); null when the text is not an address.</summary>
    public IComponentMonitor? Get(string address) =>
        channels.GetOrAdd(address, text => new(() => LoopbackChannel.TryOpen(text))).Value is { } channel
            ? new MonitorClient(new Wire.ResourceMonitor.ResourceMonitorClient(LoopbackChannel.CallsOf(channel)))
            : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in channels.Values.Where(channel => channel.IsValueCreated))
        {
            channel.Value?.Dispose();
        }
    }
}

/// <summary>Calls the monitor of a run.</summary>
internal sealed class MonitorClient(Wire.ResourceMonitor.ResourceMonitorClient wire) : IComponentMonitor
{
    public Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct) =>
        CallAsync(async () => FromWire(await wire.RegisterResourceAsync(ToWire(request), cancellationToken: ct)));

    public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct) =>
        CallAsync(async () =>
            await wire.RegisterResourceOutputsAsync(new() { Urn = urn, Outputs = PropertyCodec.ToStruct(outputs) }, cancellationToken: ct)
        );

    private static Wire.RegisterResourceRequest ToWire(ResourceRegistration request)
    {
        // Only the inputs of a component of another plugin may have outputs (prepareResourceInputs in sdk/go/pulumi/context.go).
        var options = new PropertyCodecOptions(KeepOutputs: request.Kind is RegistrationKind.RemoteComponent);
        var chosen = request.Options;
        var wire = new Wire.RegisterResourceRequest
        {
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Custom = request.Kind is RegistrationKind.Custom,
            Remote = request.Kind is RegistrationKind.RemoteComponent,
            Object = PropertyCodec.ToStruct(request.Inputs, options),
            Provider = request.Provider,
            Version = request.Package.Version,
            PackageRef = request.Package.Reference,
            ImportId = request.ImportId,
            ParentStackTraceHandle = request.StackTraceHandle,
            AcceptSecrets = true,
            AcceptResources = true,
            AcceptsByteString = true,
            SupportsPartialValues = true,
            SupportsResultReporting = request.ReadsFailures,
            AliasSpecs = true,
            Aliases = { chosen.Aliases.Select(alias => alias.ToWire()) },
            Dependencies = { chosen.Dependencies },
            Providers = { chosen.Providers },
            AdditionalSecretOutputs = { chosen.AdditionalSecretOutputs },
            DeletedWith = chosen.DeletedWith,
            ReplaceWith = { chosen.ReplaceWith },
            IgnoreChanges = { chosen.IgnoreChanges },
            ReplaceOnChanges = { chosen.ReplaceOnChanges },
            DeleteBeforeReplace = chosen.DeleteBeforeReplace ?? false,
            DeleteBeforeReplaceDefined = chosen.DeleteBeforeReplace is not null,
            ReplacementTrigger = chosen.ReplacementTrigger is { } trigger ? PropertyCodec.ToValue(trigger, options) : null,
            CustomTimeouts = chosen.Timeouts is { } limits
                ? new Wire.RegisterResourceRequest.Types.CustomTimeouts
                {
                    Create = limits.Create,
                    Update = limits.Update,
                    Delete = limits.Delete,
                    Read = limits.Read,
                }
                : null,
            Hooks = chosen.Hooks is { } hooks
                ? new Wire.RegisterResourceRequest.Types.ResourceHooksBinding
                {
                    BeforeCreate = { hooks.BeforeCreate },
                    AfterCreate = { hooks.AfterCreate },
                    BeforeUpdate = { hooks.BeforeUpdate },
                    AfterUpdate = { hooks.AfterUpdate },
                    BeforeDelete = { hooks.BeforeDelete },
                    AfterDelete = { hooks.AfterDelete },
                    OnError = { hooks.OnError },
                }
                : null,
        };
        wire.PropertyDependencies.WriteDependencies(
            chosen.PropertyDependencies,
            urns => new Wire.RegisterResourceRequest.Types.PropertyDependencies { Urns = { urns } }
        );
        if (chosen.Protect is { } protect)
        {
            wire.Protect = protect;
        }

        if (chosen.RetainOnDelete is { } retains)
        {
            wire.RetainOnDelete = retains;
        }

        return wire;
    }

    private static RegisteredResource FromWire(Wire.RegisterResourceResponse wire) =>
        new(wire.Urn, wire.Id, PropertyCodec.FromStruct(wire.Object))
        {
            Dependencies = wire.PropertyDependencies.ReadDependencies(entry => entry.Urns),
            Outcome = wire.Result switch
            {
                Wire.Result.Success => RegistrationOutcome.Succeeded,
                Wire.Result.Skip => RegistrationOutcome.Skipped,
                _ => RegistrationOutcome.Failed,
            },
            IsUnknown = wire.Unknown,
        };

    private static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RpcException fault)
        {
            throw RpcExceptionTranslation.FromRpc(fault);
        }
    }
}
