namespace ContainerOS.Protocol.Values;

/// <summary>A truth value.</summary>
/// <param name="Value">The value.</param>
public sealed record PropertyBool(bool Value) : PropertyValue;
