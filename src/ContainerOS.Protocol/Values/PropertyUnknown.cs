namespace ContainerOS.Protocol.Values;

/// <summary>A value that will be known once the resource it comes from is deployed; seen in previews only.</summary>
public sealed record PropertyUnknown : PropertyValue
{
    private PropertyUnknown() { }

    /// <summary>The only unknown.</summary>
    public static PropertyUnknown Instance { get; } = new();

    /// <inheritdoc/>
    public override bool ContainsUnknowns => true;
}
