using System.Collections.Immutable;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Call: call a method of a resource. The argument <c>__self__</c> is the resource.</summary>
/// <param name="Info">The run and the address of its monitor.</param>
/// <param name="Token">The token of the method.</param>
/// <param name="Args">Its arguments. In a preview some are unknown.</param>
/// <param name="ArgDependencies">The URNs that each argument depends on.</param>
public sealed record CallRequest(
    RunInfo Info,
    string Token,
    PropertyMap Args,
    ImmutableSortedDictionary<string, ImmutableArray<string>> ArgDependencies
)
{
    /// <summary>Whether the caller accepts outputs with dependencies in the response.</summary>
    public bool AcceptsOutputs { get; init; } = true;
}

/// <summary>The response of Call.</summary>
/// <param name="Return">The return value.</param>
/// <param name="Dependencies">The URNs that each returned value depends on.</param>
/// <param name="Failures">What is wrong with the arguments; empty when they are valid.</param>
public sealed record CallResult(
    PropertyMap Return,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Dependencies,
    IReadOnlyList<CheckFailure> Failures
);

/// <summary>Translates Call from and to the wire.</summary>
internal static class CallTranslation
{
    public static CallRequest FromWire(this Wire.CallRequest wire) =>
        new(
            new RunInfo(wire.Project, wire.Stack, wire.Organization, wire.MonitorEndpoint)
            {
                Config = wire.Config,
                ConfigSecretKeys = wire.ConfigSecretKeys,
                DryRun = wire.DryRun,
                Parallel = Math.Max(1, wire.Parallel),
                StackTraceHandle = wire.StackTraceHandle,
            },
            wire.Tok,
            PropertyCodec.FromStruct(wire.Args),
            wire.ArgDependencies.ReadDependencies(entry => entry.Urns)
        )
        {
            AcceptsOutputs = wire.AcceptsOutputValues,
        };

    public static Wire.CallRequest ToWire(this CallRequest request, PropertyCodecOptions options)
    {
        var wire = new Wire.CallRequest
        {
            Tok = request.Token,
            Args = PropertyCodec.ToStruct(request.Args, options),
            Project = request.Info.Project,
            Stack = request.Info.Stack,
            Organization = request.Info.Organization,
            MonitorEndpoint = request.Info.MonitorAddress,
            Config = { request.Info.Config.ToDictionary() },
            ConfigSecretKeys = { request.Info.ConfigSecretKeys },
            DryRun = request.Info.DryRun,
            Parallel = request.Info.Parallel,
            StackTraceHandle = request.Info.StackTraceHandle,
            AcceptsOutputValues = request.AcceptsOutputs,
        };
        wire.ArgDependencies.WriteDependencies(
            request.ArgDependencies,
            urns => new Wire.CallRequest.Types.ArgumentDependencies { Urns = { urns } }
        );
        return wire;
    }

    public static CallResult FromWire(this Wire.CallResponse wire) =>
        new(PropertyCodec.FromStruct(wire.Return), wire.ReturnDependencies.ReadDependencies(entry => entry.Urns), wire.Failures.FromWire());

    public static Wire.CallResponse ToWire(this CallResult result, PropertyCodecOptions options)
    {
        var wire = new Wire.CallResponse
        {
            Return = PropertyCodec.ToStruct(result.Return, options),
            Failures = { result.Failures.ToWire() },
        };
        wire.ReturnDependencies.WriteDependencies(
            result.Dependencies,
            urns => new Wire.CallResponse.Types.ReturnDependencies { Urns = { urns } }
        );
        return wire;
    }
}
