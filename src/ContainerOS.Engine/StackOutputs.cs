using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine;

/// <summary>The outputs of a stack after its last run.</summary>
/// <param name="Project">The name of the program.</param>
/// <param name="Stack">The name of the stack.</param>
/// <param name="Exists">Whether the stack is deployed.</param>
/// <param name="Outputs">The outputs. Secret values are decrypted only on request; otherwise they are the secret text
/// <c>[secret]</c>.</param>
public sealed record StackOutputs(string Project, string Stack, bool Exists, PropertyMap Outputs);
