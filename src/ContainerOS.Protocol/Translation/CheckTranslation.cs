using System.Collections.Immutable;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using Google.Protobuf;

namespace ContainerOS.Protocol.Translation;

/// <summary>Check and CheckConfig.</summary>
internal static class CheckTranslation
{
    public static CheckRequest FromWire(this Wire.CheckRequest wire) =>
        new(
            wire.Urn,
            wire.Type.Length > 0 ? wire.Type : UrnParts.Type(wire.Urn),
            wire.Name.Length > 0 ? wire.Name : UrnParts.Name(wire.Urn),
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
        [.. failures.Select(failure => new CheckFailure(failure.Property, failure.Reason))];

    public static IEnumerable<Wire.CheckFailure> ToWire(this IEnumerable<CheckFailure> failures) =>
        failures.Select(failure => new Wire.CheckFailure { Property = failure.Property, Reason = failure.Reason });

    private static Wire.CheckRequest.Types.AutonamingOptions ToWire(Autonaming naming) =>
        new() { Mode = (Wire.CheckRequest.Types.AutonamingOptions.Types.Mode)naming.Mode, ProposedName = naming.ProposedName };
}
