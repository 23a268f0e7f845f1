namespace ContainerOS.Protocol.Values;

/// <summary>A value that must not be shown, logged or stored in clear.</summary>
/// <param name="Element">What is kept secret.</param>
public sealed record PropertySecret(PropertyValue Element) : PropertyValue
{
    /// <inheritdoc/>
    public override PropertyValue Unwrapped => Element.Unwrapped;

    /// <inheritdoc/>
    public override bool ContainsSecrets => true;

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Element.ContainsUnknowns;

    /// <summary>Never the secret itself.</summary>
    public override string ToString() => "[secret]";
}
