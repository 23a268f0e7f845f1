namespace ContainerOS.Sdk.Tests.Observability;

/// <summary>One measurement.</summary>
internal sealed record Measured(string Name, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);
