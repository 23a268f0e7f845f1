using System.Collections.Immutable;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Asks whether inputs are acceptable, and for the inputs with defaults filled in.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type token; taken from the URN when the engine does not send it.</param>
/// <param name="Name">Its name in the program; taken from the URN when the engine does not send it.</param>
/// <param name="Olds">The inputs of the last run; empty for a new or replaced resource.</param>
/// <param name="News">The inputs the program gives.</param>
public sealed record CheckRequest(string Urn, string Type, string Name, PropertyMap Olds, PropertyMap News)
{
    /// <summary>Bytes that stay the same for one resource in preview and update, for generated names; may be empty.</summary>
    public ImmutableArray<byte> RandomSeed { get; init; } = [];

    /// <summary>The engine's naming setting, or null when it has none.</summary>
    public Autonaming? Autonaming { get; init; }
}
