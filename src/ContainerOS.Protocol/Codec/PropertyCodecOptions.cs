namespace ContainerOS.Protocol.Codec;

/// <summary>What the receiver of encoded values accepts.</summary>
/// <param name="KeepSecrets">Whether it reads secret marks; without, secrets are sent in clear, as the wire has it.</param>
/// <param name="KeepOutputs">Whether it reads values with their dependencies; without, plain, secret or unknown values are sent.</param>
/// <param name="KeepResources">Whether it reads references; without, the id (or for a component the URN) is sent.</param>
public sealed record PropertyCodecOptions(bool KeepSecrets = true, bool KeepOutputs = false, bool KeepResources = true)
{
    /// <summary>A receiver that reads everything.</summary>
    public static PropertyCodecOptions Everything { get; } = new(KeepOutputs: true);

    /// <summary>A receiver that reads secrets and references, but no outputs: what calls about custom resources use.</summary>
    public static PropertyCodecOptions Default { get; } = new();
}
