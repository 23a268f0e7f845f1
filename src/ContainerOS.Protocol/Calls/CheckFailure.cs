namespace ContainerOS.Protocol.Calls;

/// <summary>Why a value is not acceptable.</summary>
/// <param name="Property">The property path, empty when the whole resource is meant.</param>
/// <param name="Reason">The text the user reads.</param>
public sealed record CheckFailure(string Property, string Reason);
