namespace ContainerOS.Protocol.Values;

/// <summary>A file-like value carried as it came; this provider has no property that takes one, so its content stays opaque.</summary>
/// <param name="Signature">The wire's signature: asset or archive.</param>
/// <param name="Fields">Every other field of the wire's object.</param>
public sealed record PropertyAsset(string Signature, PropertyMap Fields) : PropertyValue;
