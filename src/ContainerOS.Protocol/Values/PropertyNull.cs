namespace ContainerOS.Protocol.Values;

/// <summary>The null value.</summary>
public sealed record PropertyNull : PropertyValue
{
    private PropertyNull() { }

    /// <summary>The only null.</summary>
    public static PropertyNull Instance { get; } = new();
}
