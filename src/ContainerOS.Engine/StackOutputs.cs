using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine;

/// <summary>The outputs a stack had after its last run.</summary>
/// <param name="Project">The program's name.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Exists">Whether the stack was ever deployed and not destroyed since.</param>
/// <param name="Outputs">The outputs; without the wish to see secrets, theirs are replaced by a marked <c>[secret]</c>.</param>
public sealed record StackOutputs(string Project, string Stack, bool Exists, PropertyMap Outputs);
