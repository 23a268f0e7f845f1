namespace ContainerOS.Sdk.Ecs.Images;

/// <summary>
/// The status of an image. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct ImageStatus(string Value)
{
    /// <summary>It can be used.</summary>
    public static ImageStatus Available { get; } = new("Available");

    /// <summary>It should no longer be used.</summary>
    public static ImageStatus Deprecated { get; } = new("Deprecated");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator ImageStatus(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(ImageStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
