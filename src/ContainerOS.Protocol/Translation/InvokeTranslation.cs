using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;

namespace ContainerOS.Protocol.Translation;

/// <summary>Invoke.</summary>
internal static class InvokeTranslation
{
    public static InvokeRequest FromWire(this Wire.InvokeRequest wire) => new(wire.Tok, PropertyCodec.FromStruct(wire.Args), wire.Preview);

    public static Wire.InvokeRequest ToWire(this InvokeRequest request, PropertyCodecOptions options) =>
        new()
        {
            Tok = request.Token,
            Args = PropertyCodec.ToStruct(request.Args, options),
            Preview = request.Preview,
        };

    public static InvokeResult FromWire(this Wire.InvokeResponse wire) =>
        new(PropertyCodec.FromStruct(wire.Return), wire.Failures.FromWire());

    public static Wire.InvokeResponse ToWire(this InvokeResult result, PropertyCodecOptions options) =>
        new() { Return = PropertyCodec.ToStruct(result.Return, options), Failures = { result.Failures.ToWire() } };
}
