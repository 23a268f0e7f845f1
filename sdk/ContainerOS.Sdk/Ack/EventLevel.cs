namespace ContainerOS.Sdk.Ack;

/// <summary>
/// How severe an event is. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct EventLevel(string Value)
{
    /// <summary>Information.</summary>
    public static EventLevel Info { get; } = new("info");

    /// <summary>Information, as Kubernetes calls it.</summary>
    public static EventLevel Normal { get; } = new("Normal");

    /// <summary>A warning.</summary>
    public static EventLevel Warning { get; } = new("warning");

    /// <summary>An error.</summary>
    public static EventLevel Error { get; } = new("error");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator EventLevel(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(EventLevel other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
