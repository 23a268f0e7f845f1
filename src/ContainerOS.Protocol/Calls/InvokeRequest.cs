using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Invoke: call a function of the package.</summary>
/// <param name="Token">The token of the function.</param>
/// <param name="Args">Its arguments.</param>
/// <param name="Preview">Whether this is a preview.</param>
public sealed record InvokeRequest(string Token, PropertyMap Args, bool Preview = false);

/// <summary>The response of Invoke.</summary>
/// <param name="Return">The return value.</param>
/// <param name="Failures">What is wrong with the arguments; empty when they are valid.</param>
public sealed record InvokeResult(PropertyMap Return, IReadOnlyList<CheckFailure> Failures)
{
    /// <summary>Creates a response without failures.</summary>
    public InvokeResult(PropertyMap value)
        : this(value, []) { }
}

/// <summary>Translates Invoke from and to the wire.</summary>
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
