namespace ContainerOS.Sdk.Ack.Plans;

/// <summary>
/// The state of a planned operation. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in
/// comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct OperationPlanState(string Value)
{
    /// <summary>It will start at its time.</summary>
    public static OperationPlanState Scheduled { get; } = new("scheduled");

    /// <summary>It was canceled.</summary>
    public static OperationPlanState Canceled { get; } = new("canceled");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator OperationPlanState(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(OperationPlanState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
