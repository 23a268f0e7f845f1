using System.Collections.Immutable;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;
using Google.Protobuf;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Check and CheckConfig: validate the inputs and fill in defaults.</summary>
/// <param name="Urn">The URN of the resource.</param>
/// <param name="Type">Its type token; taken from the URN when the engine does not send it.</param>
/// <param name="Name">Its name in the program; taken from the URN when the engine does not send it.</param>
/// <param name="Olds">The inputs of the last run; empty for a new or replaced resource.</param>
/// <param name="News">The inputs from the program.</param>
public sealed record CheckRequest(string Urn, string Type, string Name, PropertyMap Olds, PropertyMap News)
{
    /// <summary>A seed for generated names. It is the same in preview and update of one resource; may be empty.</summary>
    public ImmutableArray<byte> RandomSeed { get; init; } = [];

    /// <summary>The engine's setting for generated names, or null when there is none.</summary>
    public Autonaming? Autonaming { get; init; }
}

/// <summary>The engine's setting for generated names.</summary>
/// <param name="Mode">How the provider must treat the proposed name.</param>
/// <param name="ProposedName">The proposed name; empty when generation is disabled.</param>
public sealed record Autonaming(AutonamingMode Mode, string ProposedName);

/// <summary>How a provider must treat the name that the engine proposes.</summary>
public enum AutonamingMode
{
    /// <summary>The provider may change the proposed name to fit its rules.</summary>
    Propose = 0,

    /// <summary>The provider must use the proposed name unchanged, or fail the check.</summary>
    Enforce = 1,

    /// <summary>The provider must not generate a name: the user has to set one.</summary>
    Disable = 2,
}

/// <summary>The response of Check and CheckConfig.</summary>
/// <param name="Inputs">The inputs to use from now on: normalized, with defaults.</param>
/// <param name="Failures">What is wrong with the inputs; empty when they are valid.</param>
public sealed record CheckResult(PropertyMap Inputs, IReadOnlyList<CheckFailure> Failures)
{
    /// <summary>Creates the response for valid inputs.</summary>
    public CheckResult(PropertyMap inputs)
        : this(inputs, []) { }
}

/// <summary>
/// One reason why inputs are not valid. A provider may derive from it to keep more than the text for callers in the same process; the wire
/// carries the two members.
/// </summary>
/// <param name="Property">The path of the property; empty for the whole resource.</param>
/// <param name="Reason">The message for the user.</param>
public record CheckFailure(string Property, string Reason);

/// <summary>Translates Check and CheckConfig from and to the wire.</summary>
internal static class CheckTranslation
{
    public static CheckRequest FromWire(this Wire.CheckRequest wire) =>
        new(
            wire.Urn,
            wire.Type.Length > 0 ? wire.Type : WireFields.TypeOf(wire.Urn),
            wire.Name.Length > 0 ? wire.Name : WireFields.NameOf(wire.Urn),
            PropertyCodec.FromStruct(wire.Olds),
            PropertyCodec.FromStruct(wire.News)
        )
        {
            RandomSeed = [.. wire.RandomSeed],
            Autonaming = wire.Autonaming is { } naming ? new Autonaming((AutonamingMode)naming.Mode, naming.ProposedName) : null,
        };

    public static Wire.CheckRequest ToWire(this CheckRequest request, PropertyCodecOptions options) =>
        new()
        {
            Urn = request.Urn,
            Type = request.Type,
            Name = request.Name,
            Olds = PropertyCodec.ToStruct(request.Olds, options),
            News = PropertyCodec.ToStruct(request.News, options),
            RandomSeed = ByteString.CopyFrom(request.RandomSeed.AsSpan()),
            Autonaming = request.Autonaming is { } naming ? ToWire(naming) : null,
        };

    public static CheckResult FromWire(this Wire.CheckResponse wire) =>
        new(PropertyCodec.FromStruct(wire.Inputs), wire.Failures.FromWire());

    public static Wire.CheckResponse ToWire(this CheckResult result, PropertyCodecOptions options) =>
        new() { Inputs = PropertyCodec.ToStruct(result.Inputs, options), Failures = { result.Failures.ToWire() } };

    public static ImmutableArray<CheckFailure> FromWire(this IEnumerable<Wire.CheckFailure> failures) =>
        [
            .. failures.Select(failure => new CheckFailure(
                failure.Property,
                failure.Reason.Length > 0 ? failure.Reason : "the plugin refused it and gave no reason"
            )),
        ];

    public static IEnumerable<Wire.CheckFailure> ToWire(this IEnumerable<CheckFailure> failures) =>
        failures.Select(failure => new Wire.CheckFailure { Property = failure.Property, Reason = failure.Reason });

    private static Wire.CheckRequest.Types.AutonamingOptions ToWire(Autonaming naming) =>
        new() { Mode = (Wire.CheckRequest.Types.AutonamingOptions.Types.Mode)naming.Mode, ProposedName = naming.ProposedName };
}
