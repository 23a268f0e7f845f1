namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>
/// Whether a resource can be bought. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in
/// comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct StockStatus(string Value)
{
    /// <summary>It can be bought.</summary>
    public static StockStatus Available { get; } = new("Available");

    /// <summary>It cannot be bought.</summary>
    public static StockStatus SoldOut { get; } = new("SoldOut");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator StockStatus(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(StockStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
