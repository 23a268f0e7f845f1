namespace ContainerOS.Protocol.Calls;

/// <summary>The engine's setting for generated names.</summary>
/// <param name="Mode">How binding it is.</param>
/// <param name="ProposedName">The name it proposes; empty when generation is disabled.</param>
public sealed record Autonaming(AutonamingMode Mode, string ProposedName);
