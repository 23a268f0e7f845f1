namespace ContainerOS.Protocol.Values;

/// <summary>A file-like value carried as it came; this provider has no property that takes one, so its content stays opaque.</summary>
/// <param name="Signature">The wire's signature: asset, archive or byte string (a text that is not UTF-8, in base64).</param>
/// <param name="Fields">Every other field of the wire's object.</param>
public sealed record PropertyAsset(string Signature, PropertyMap Fields) : PropertyValue;
