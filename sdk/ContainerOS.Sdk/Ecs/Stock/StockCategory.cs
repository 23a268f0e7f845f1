namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>
/// How much of a resource there is. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in
/// comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct StockCategory(string Value)
{
    /// <summary>There is enough of it.</summary>
    public static StockCategory WithStock { get; } = new("WithStock");

    /// <summary>There is little of it.</summary>
    public static StockCategory ClosedWithStock { get; } = new("ClosedWithStock");

    /// <summary>There is none, but it is restocked.</summary>
    public static StockCategory WithoutStock { get; } = new("WithoutStock");

    /// <summary>There is none, and it is not restocked.</summary>
    public static StockCategory ClosedWithoutStock { get; } = new("ClosedWithoutStock");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator StockCategory(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(StockCategory other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
