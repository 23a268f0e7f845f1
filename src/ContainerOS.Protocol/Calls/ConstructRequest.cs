using System.Collections.Immutable;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Construct: create a component, whose children the plugin registers with the monitor of the run.</summary>
/// <param name="Info">The run and the address of its monitor.</param>
/// <param name="Type">The type token of the component.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The URN of its parent; empty for the stack.</param>
/// <param name="Inputs">Its inputs. In a preview some are unknown.</param>
/// <param name="Options">Its options.</param>
public sealed record ConstructRequest(
    RunInfo Info,
    string Type,
    string Name,
    string Parent,
    PropertyMap Inputs,
    RegistrationOptions Options
)
{
    /// <summary>Whether the caller accepts outputs with dependencies in the response.</summary>
    public bool AcceptsOutputs { get; init; } = true;

    /// <summary>
    /// The monitor of the run, for the provider that constructs. A request to a plugin carries its address instead
    /// (<see cref="RunInfo.MonitorAddress"/>).
    /// </summary>
    public IComponentMonitor? Monitor { get; init; }
}

/// <summary>The response of Construct.</summary>
/// <param name="Urn">The URN under which the component was registered.</param>
/// <param name="State">Its outputs.</param>
/// <param name="Dependencies">The URNs that each output depends on.</param>
public sealed record ConstructResult(string Urn, PropertyMap State, ImmutableSortedDictionary<string, ImmutableArray<string>> Dependencies);

/// <summary>Translates Construct from and to the wire.</summary>
internal static class ConstructTranslation
{
    public static ConstructRequest FromWire(this Wire.ConstructRequest wire) =>
        new(
            new RunInfo(wire.Project, wire.Stack, wire.Organization, wire.MonitorEndpoint)
            {
                Config = wire.Config,
                ConfigSecretKeys = wire.ConfigSecretKeys,
                DryRun = wire.DryRun,
                Parallel = Math.Max(1, wire.Parallel),
                StackTraceHandle = wire.StackTraceHandle,
            },
            wire.Type,
            wire.Name,
            wire.Parent,
            PropertyCodec.FromStruct(wire.Inputs),
            new RegistrationOptions
            {
                Aliases = [.. wire.Aliases.Select(alias => alias.FromWire())],
                Dependencies = [.. wire.Dependencies],
                PropertyDependencies = wire.InputDependencies.ReadDependencies(entry => entry.Urns),
                Providers = wire.Providers.ToImmutableSortedDictionary(StringComparer.Ordinal),
                Protect = wire.HasProtect ? wire.Protect : null,
                AdditionalSecretOutputs = [.. wire.AdditionalSecretOutputs],
                Timeouts = wire.CustomTimeouts is { } limits
                    ? new TimeoutTexts(limits.Create, limits.Update, limits.Delete, limits.Read)
                    : null,
                DeletedWith = wire.DeletedWith,
                ReplaceWith = [.. wire.ReplaceWith],
                DeleteBeforeReplace = wire.HasDeleteBeforeReplace ? wire.DeleteBeforeReplace : null,
                IgnoreChanges = [.. wire.IgnoreChanges],
                ReplaceOnChanges = [.. wire.ReplaceOnChanges],
                RetainOnDelete = wire.HasRetainOnDelete ? wire.RetainOnDelete : null,
                ReplacementTrigger = wire.ReplacementTrigger is { } trigger ? PropertyCodec.FromValue(trigger) : null,
                HasHooks = wire.ResourceHooks is not null,
                Hooks = wire.ResourceHooks is { } hooks
                    ? new HookNames(
                        [.. hooks.BeforeCreate],
                        [.. hooks.AfterCreate],
                        [.. hooks.BeforeUpdate],
                        [.. hooks.AfterUpdate],
                        [.. hooks.BeforeDelete],
                        [.. hooks.AfterDelete],
                        [.. hooks.OnError]
                    )
                    : null,
            }
        )
        {
            AcceptsOutputs = wire.AcceptsOutputValues,
        };

    public static Wire.ConstructRequest ToWire(this ConstructRequest request, PropertyCodecOptions options)
    {
        var (info, chosen) = (request.Info, request.Options);
        var wire = new Wire.ConstructRequest
        {
            Project = info.Project,
            Stack = info.Stack,
            Organization = info.Organization,
            MonitorEndpoint = info.MonitorAddress,
            Config = { info.Config.ToDictionary() },
            ConfigSecretKeys = { info.ConfigSecretKeys },
            DryRun = info.DryRun,
            Parallel = info.Parallel,
            StackTraceHandle = info.StackTraceHandle,
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Inputs = PropertyCodec.ToStruct(request.Inputs, options),
            Aliases = { chosen.Aliases.Select(alias => alias.ToWire()) },
            Dependencies = { chosen.Dependencies },
            Providers = { chosen.Providers },
            AdditionalSecretOutputs = { chosen.AdditionalSecretOutputs },
            DeletedWith = chosen.DeletedWith,
            ReplaceWith = { chosen.ReplaceWith },
            IgnoreChanges = { chosen.IgnoreChanges },
            ReplaceOnChanges = { chosen.ReplaceOnChanges },
            ReplacementTrigger = chosen.ReplacementTrigger is { } trigger ? PropertyCodec.ToValue(trigger, options) : null,
            AcceptsOutputValues = request.AcceptsOutputs,
        };
        wire.InputDependencies.WriteDependencies(
            chosen.PropertyDependencies,
            urns => new Wire.ConstructRequest.Types.PropertyDependencies { Urns = { urns } }
        );
        if (chosen.Protect is { } protect)
        {
            wire.Protect = protect;
        }

        if (chosen.DeleteBeforeReplace is { } deletesFirst)
        {
            wire.DeleteBeforeReplace = deletesFirst;
        }

        if (chosen.RetainOnDelete is { } retains)
        {
            wire.RetainOnDelete = retains;
        }

        if (chosen.Timeouts is { } limits)
        {
            wire.CustomTimeouts = new Wire.ConstructRequest.Types.CustomTimeouts
            {
                Create = limits.Create,
                Update = limits.Update,
                Delete = limits.Delete,
                Read = limits.Read,
            };
        }

        if (chosen.Hooks is { } hooks)
        {
            wire.ResourceHooks = new Wire.ConstructRequest.Types.ResourceHooksBinding
            {
                BeforeCreate = { hooks.BeforeCreate },
                AfterCreate = { hooks.AfterCreate },
                BeforeUpdate = { hooks.BeforeUpdate },
                AfterUpdate = { hooks.AfterUpdate },
                BeforeDelete = { hooks.BeforeDelete },
                AfterDelete = { hooks.AfterDelete },
                OnError = { hooks.OnError },
            };
        }

        return wire;
    }

    public static ConstructResult FromWire(this Wire.ConstructResponse wire) =>
        new(wire.Urn, PropertyCodec.FromStruct(wire.State), wire.StateDependencies.ReadDependencies(entry => entry.Urns));

    public static Wire.ConstructResponse ToWire(this ConstructResult result, PropertyCodecOptions options)
    {
        var wire = new Wire.ConstructResponse { Urn = result.Urn, State = PropertyCodec.ToStruct(result.State, options) };
        wire.StateDependencies.WriteDependencies(
            result.Dependencies,
            urns => new Wire.ConstructResponse.Types.PropertyDependencies { Urns = { urns } }
        );
        return wire;
    }
}
