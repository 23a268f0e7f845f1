namespace ContainerOS.Protocol.Values;

/// <summary>A text.</summary>
/// <param name="Value">The text.</param>
public sealed record PropertyString(string Value) : PropertyValue;
