using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>Who and what may reach a node or act as it.</summary>
public sealed record AccessSpec
{
    /// <summary>The ECS key pair; the API demands one for ContainerOS.</summary>
    public Value<string>? KeyPair { get; init; }

    /// <summary>The instance RAM role. Changing it replaces the pool.</summary>
    public Value<string>? RamRole { get; init; }

    /// <summary>Whether the metadata service demands a token; <c>required</c> from ContainerOS 3.6.0 when not given.</summary>
    public Value<MetadataTokenMode>? MetadataTokens { get; init; }
}
