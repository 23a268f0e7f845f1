namespace ContainerOS.Protocol.Values;

/// <summary>A number; the wire knows doubles only.</summary>
/// <param name="Value">The value.</param>
public sealed record PropertyNumber(double Value) : PropertyValue;
